/** A tried record as its page keeps it, and as steps take it: it comes back from outside and may hold anything. */
import type { TriedRecord } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Entity, Values } from '../../model/types.ts'
import type { ClockRow } from '../../store/index.ts'
import { normalised } from '../steps/values.ts'
import { nobodysId, type Trial } from './trial.ts'

/** Characters of all values together; far more than any form holds. */
const longest = 300_000
const [mostTimers, mostClocks, mostAlarms] = [300, 100, 100]

export function toTried({ row, timers, clocks }: Trial): TriedRecord {
  return { values: row.values, number: row.number, state: row.state, stateSince: row.stateSince, createdAt: row.createdAt, timers, clocks: clocks as unknown as readonly JsonObject[] }
}

/** @throws EngineError BAD_INPUT */
export function fromTried(entity: Entity, given: TriedRecord, { actorId, dealership }: { readonly actorId: string; readonly dealership: string | null }): Trial {
  const { values, number, state, stateSince, createdAt, timers, clocks } = isObject(given) ? given : ({} as Partial<TriedRecord>)
  if (state !== null && !(typeof state === 'string' && entity.machine?.states.get(state)?.isStored)) throw lost()
  if (!Array.isArray(timers) || timers.length > mostTimers || !Array.isArray(clocks) || clocks.length > mostClocks) throw lost()
  const at = moment(createdAt)
  return {
    row: { id: nobodysId, dealership, number: typeof number === 'number' ? number : null, state, stateSince: stateSince === null ? null : moment(stateSince), version: 1, createdAt: at, createdBy: actorId, updatedAt: at, updatedBy: actorId, values: knownValues(entity, values) },
    timers: timers.map((timer) => ({ state: text(timer?.state), delay: text(timer?.delay), dueAt: moment(timer?.dueAt), chain: timer?.chain === null || timer?.chain === undefined ? null : text(timer.chain) })),
    clocks: clocks.map(toClock),
  }
}

/** Values of fields that there are, in canonical form. @throws EngineError BAD_INPUT */
export function knownValues(entity: Entity, given: unknown): Values {
  if (!isObject(given) || JSON.stringify(given).length > longest) throw lost()
  return normalised(entity.fields, Object.fromEntries(Object.entries(given).filter(([name]) => entity.fieldByName.has(name))) as Values)
}

function toClock(given: JsonObject): ClockRow {
  const { clock, status, startedAt, elapsedMs, since, dueAt, nextAt, alarms, breachedAt, stoppedAt } = isObject(given) ? given : ({} as JsonObject)
  if (status !== 'running' && status !== 'paused' && status !== 'stopped') throw lost()
  if (typeof elapsedMs !== 'number' || !Number.isFinite(elapsedMs) || !Array.isArray(alarms) || alarms.length > mostAlarms) throw lost()
  return { clock: text(clock), status, startedAt: moment(startedAt), elapsedMs, since: perhaps(since), dueAt: perhaps(dueAt), nextAt: perhaps(nextAt), alarms: alarms.map(text), breachedAt: perhaps(breachedAt), stoppedAt: perhaps(stoppedAt) }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
const lost = (): EngineError => new EngineError('BAD_INPUT', 'The tried record does not fit the definitions any more.', { hint: 'Begin anew.' })

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200) throw lost()
  return value
}

const [earliest, latest] = [Date.UTC(1970), Date.UTC(2200)]

/** @throws EngineError BAD_INPUT for what is no moment of these centuries */
export function moment(value: unknown): string {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!(time >= earliest && time <= latest)) throw lost()
  return new Date(time).toISOString()
}

const perhaps = (value: Json | undefined): string | null => (value === null || value === undefined ? null : moment(value))
