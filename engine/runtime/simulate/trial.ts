/** A record that exists nowhere, led through its machine: what each step would make of it. Pure but for the records that references point to. */
import { systemActor } from '../actors.ts'
import { isEngineError } from '../../kernel/errors.ts'
import type { Actor, Entity, Expression, Step, Values } from '../../model/types.ts'
import type { ClockRow, RecordRow, TimerRow } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import { applyActions } from '../steps/apply-actions.ts'
import { changesOf } from '../steps/changes.ts'
import { checkRecord } from '../steps/check-record.ts'
import { contextOf, withValues } from '../steps/expression-context.ts'
import { firstRow } from '../steps/first-row.ts'
import { withComputed } from '../steps/values.ts'
import { automationIn, automationOf, loadedWaits } from '../time/automations.ts'
import { clocksAfter, movedClocks, timerRows } from '../time/keep-time.ts'
import { movedMoments } from '../time/moments.ts'
import { dueAlarms } from '../time/move-clock.ts'
import { hoursIn } from '../time/working-hours.ts'
import { type Outcome, replay, type Rules } from './replay.ts'
import { automationTimers } from './trial-automations.ts'

export interface TrialRules extends Rules {
  /** In which calendars count. */
  readonly zone: string
  /** Whether automations do their part. */
  readonly isAutomated?: boolean
}

/** The record, and what it waits for. */
export interface Trial {
  readonly row: RecordRow
  readonly timers: readonly Pick<TimerRow, 'state' | 'delay' | 'dueAt' | 'chain'>[]
  readonly clocks: readonly ClockRow[]
}

/** What happened to it; `what` is an event, the id of an alarm or an automation, or null for its creation. */
export interface Happened {
  readonly kind: 'create' | 'event' | 'timer' | 'alarm' | 'automation'
  readonly what: string | null
  readonly at: string
  readonly from: string | null
  readonly to: string | null
  readonly transitions: readonly string[]
  readonly refused: Extract<Outcome, { issues: unknown }> | null
  readonly changes: ReturnType<typeof changesOf>
  readonly effects: Extract<Outcome, { refused: null }>['effects']
}

const uneventful = { transitions: [], refused: null, changes: null, effects: [] } as const

/** The id of a record that is not there. */
export const nobodysId = '00000000-0000-7000-8000-000000000000'

/** A new record as `actor` would make it, in the state its machine begins with or in the one that is asked for. Whether it may be saved is not asked. */
export async function begun(rules: TrialRules, actor: Actor, given: Values, now: Date, state: string | null): Promise<{ readonly trial: Trial; readonly happened: Happened }> {
  const { model, entity, expand } = rules
  const first = await firstRow({ model, actor, now }, expand, entity, { id: nobodysId, dealership: actor.dealership }, given)
  const isElsewhere = state !== null && state !== first.row.state
  const row = { ...first.row, ...(isElsewhere ? { state } : {}) }
  const entered = isElsewhere ? timedStates(entity, state) : first.entered
  const happened = { ...uneventful, kind: 'create' as const, what: null, at: now.toISOString(), from: null, to: row.state, effects: isElsewhere ? [] : first.effects }
  return { trial: placed(rules, null, row, { entered, left: [] }, now), happened }
}

/** States with timers around the one with this key. */
const timedStates = ({ machine }: Entity, key: string): readonly string[] => [...new Set((machine?.timers ?? []).filter(({ state }) => standsIn(key, state)).map(({ state }) => state))]

/** Timers and clocks after the record came to stand so. */
function placed(rules: TrialRules, before: Trial | null, row: RecordRow, { entered, left }: Pick<Step, 'entered' | 'left'>, now: Date, chain: readonly string[] = []): Trial {
  const { model, entity, zone } = rules
  const hours = hoursIn(model, zone)
  const moments = before ? movedMoments(entity, before.row, row, { now, timeZone: model.settings.timeZone }, entered) : []
  const own = rules.isAutomated ? automationTimers(rules, before?.row ?? null, row, now, chain) : { set: [], ended: [] }
  const isGone = (timer: { readonly state: string; readonly delay: string }): boolean => [...entered, ...left].includes(timer.state) || [...moments, ...own.ended].some(({ state, delay }) => state === timer.state && delay === timer.delay)
  const kept = (before?.timers ?? []).filter((timer) => !isGone(timer))
  const moved = moments.flatMap(({ dueAt, ...timer }) => (dueAt === null ? [] : [{ ...timer, dueAt }]))
  const set = timerRows(model, entity, row, entered, hours, now).map(({ state, delay, dueAt }) => ({ state, delay, dueAt }))
  const clocks = clocksAfter(movedClocks(entity, before?.row.state ?? null, row.state), hours, before?.clocks ?? [], row.state, now)
  return { row, timers: [...kept, ...moved, ...set, ...own.set], clocks: [...(before?.clocks ?? []).filter((old) => !clocks.some(({ clock }) => clock === old.clock)), ...clocks] }
}

/** A record that stands there already, with what it would wait for if it had come there at `since`; what would have been by now is history. */
export function standing(rules: TrialRules, row: RecordRow, since: Date, now: Date): Trial {
  const { model, entity, zone, isAutomated = false } = rules
  const trial = placed({ ...rules, isAutomated: false }, null, row, { entered: row.state === null ? [] : timedStates(entity, row.state), left: [] }, since)
  const waits = isAutomated ? loadedWaits(model, entity, row, zone, now).map(({ state, delay, dueAt }) => ({ state, delay, dueAt })) : []
  return { ...trial, timers: [...trial.timers, ...waits] }
}

/** The record with other values, computed ones worked out anew. */
export async function changed(rules: TrialRules, actor: Actor, trial: Trial, values: Values, now: Date): Promise<Trial> {
  const { model, entity, expand } = rules
  const given = { ...trial.row, values: { ...trial.row.values, ...values } }
  const context = await contextOf({ model, actor, now }, expand, entity, given, { purpose: 'add-lines' })
  return placed(rules, trial, { ...given, version: given.version + 1, updatedAt: now.toISOString(), values: withComputed(entity, given.values, context) }, { entered: [], left: [] }, now)
}

/** What sending the event would do; a refused one leaves the record as it was. */
export async function sentTo(rules: TrialRules, actor: Actor, trial: Trial, event: string, input: Values, now: Date, kind: 'event' | 'timer' = 'event', chain: readonly string[] = []): Promise<{ readonly trial: Trial; readonly happened: Happened }> {
  const at = now.toISOString()
  const outcome = await replay(rules, actor, trial.row, { at, input }, event)
  const head = { ...uneventful, kind, what: event, at, from: trial.row.state }
  if (outcome.refused) return { trial, happened: { ...head, to: trial.row.state, refused: outcome } }
  const { step, changes, effects } = outcome
  const row = { ...outcome.row, values: { ...outcome.row.values, ...linksOf(effects) } }
  return { trial: placed(rules, trial, row, step, now, chain), happened: { ...head, to: step.state, transitions: [...step.transitions, ...step.followed], changes, effects } }
}

/** What a created record is pointed to by: it has no id, for it is not there. */
const linksOf = (effects: Happened['effects']): Values => Object.fromEntries(effects.flatMap((effect) => (effect.kind === 'create' && effect.link ? [[effect.link, nobodysId]] : [])))

/** More things that come due one after another go round in circles. */
const mostAtOnce = 200

/** Lets time pass: what comes due by `until` happens in its order, done by the engine itself. `automations`: theirs alone, the record's own delays and clocks stand. */
export async function passed(rules: TrialRules, given: Trial, until: Date, whose: 'all' | 'automations' = 'all'): Promise<{ readonly trial: Trial; readonly happened: readonly Happened[] }> {
  const actor: Actor = { ...systemActor, dealership: given.row.dealership }
  const happened: Happened[] = []
  let trial = given
  for (let next = nextDue(trial, whose); next && next.at <= until.getTime() && happened.length < mostAtOnce; next = nextDue(trial, whose)) {
    const now = new Date(next.at)
    const { timer, clock } = next
    const done = timer ? await timerDue(rules, actor, trial, timer, now) : await clockDue(rules, actor, trial, clock as ClockRow, now)
    trial = done.trial
    happened.push(...done.happened)
  }
  return { trial, happened }
}

function nextDue({ timers, clocks }: Pick<Trial, 'timers' | 'clocks'>, whose: 'all' | 'automations'): { readonly at: number; readonly timer: Trial['timers'][number] | null; readonly clock: ClockRow | null } | null {
  if (whose === 'automations') return nextDue({ timers: timers.filter(({ state }) => automationIn(state) !== null), clocks: [] }, 'all')
  const due = [...timers.map((timer) => ({ at: Date.parse(timer.dueAt), timer, clock: null })), ...clocks.flatMap((clock) => (clock.nextAt === null ? [] : [{ at: Date.parse(clock.nextAt), timer: null, clock }]))]
  return due.sort((a, b) => a.at - b.at)[0] ?? null
}

interface Done {
  readonly trial: Trial
  readonly happened: readonly Happened[]
}

/** A delay is judged once, at its time. */
async function timerDue(rules: TrialRules, actor: Actor, trial: Trial, timer: Trial['timers'][number], now: Date): Promise<Done> {
  const without = { ...trial, timers: trial.timers.filter((one) => one !== timer) }
  const automation = automationIn(timer.state)
  if (automation !== null) return automationDue(rules, actor, without, { id: automation, chain: timer.chain?.split(' ') ?? [] }, now)
  const known = rules.entity.machine?.timers.find(({ state, delay }) => state === timer.state && delay === timer.delay)
  if (!known || !standsIn(trial.row.state ?? '', timer.state)) return { trial: without, happened: [] }
  const { trial: after, happened } = await sentTo(rules, actor, without, known.event, {}, now, 'timer')
  return { trial: after, happened: [happened] }
}

async function clockDue(rules: TrialRules, actor: Actor, trial: Trial, kept: ClockRow, now: Date): Promise<Done> {
  const { model, entity, zone } = rules
  const clock = entity.machine?.clocks.find(({ id }) => id === kept.clock)
  const { row, alarms } = clock ? dueAlarms(clock, hoursIn(model, zone)(clock.calendar), kept, now) : { row: { ...kept, nextAt: null }, alarms: [] }
  let current: Trial = { ...trial, clocks: trial.clocks.map((one) => (one === kept ? row : one)) }
  const happened: Happened[] = []
  for (const alarm of alarms) {
    const done = await carriedOut(rules, actor, current, { kind: 'alarm', ...alarm }, now)
    current = done.trial
    if (done.happened) happened.push(done.happened)
  }
  return { trial: current, happened }
}

/** What the engine does by itself: an alarm, an automation. */
interface Deed {
  readonly kind: 'alarm' | 'automation'
  readonly id: string
  readonly actions: Parameters<typeof applyActions>[2]
  readonly condition?: Expression | null
  readonly expressions?: ReadonlyMap<string, Expression>
  readonly chain?: readonly string[]
}

/** Nothing happened where its condition does not hold. */
async function carriedOut(rules: TrialRules, actor: Actor, trial: Trial, { kind, id, actions, condition, expressions, chain = [] }: Deed, now: Date): Promise<{ readonly trial: Trial; readonly happened: Happened | null }> {
  const { model, entity, expand } = rules
  const { row } = trial
  const head = { ...uneventful, kind, what: id, at: now.toISOString(), from: row.state, to: row.state }
  try {
    const context = await contextOf({ model, actor, now }, expand, entity, row, { besides: expressions?.values() ?? [] })
    if (condition && condition.evaluate(context) !== true) return { trial, happened: null }
    const { values, effects } = applyActions(entity, row.values, actions, context, expressions)
    const after = { ...row, version: row.version + 1, values: withComputed(entity, values, context) }
    const changes = changesOf(entity, row.values, after.values)
    checkRecord(entity, after, withValues(context, entity, after.values), actor.locale, { fieldNames: Object.keys(changes ?? {}), before: row.values })
    return { trial: changes ? placed(rules, trial, after, { entered: [], left: [] }, now, chain) : trial, happened: { ...head, changes, effects } }
  } catch (error) {
    if (!isEngineError(error) || error.code !== 'VALIDATION_FAILED') throw error
    return { trial, happened: { ...head, refused: { refused: { code: error.code, text: error.message }, issues: error.issues ?? [] } } }
  }
}

async function automationDue(rules: TrialRules, actor: Actor, trial: Trial, { id, chain }: { readonly id: string; readonly chain: readonly string[] }, now: Date): Promise<Done> {
  const automation = automationOf(rules.model, rules.entity, id)
  if (!automation || (automation.trigger.kind === 'waiting' && !standsIn(trial.row.state ?? '', automation.trigger.state))) return { trial, happened: [] }
  const grown = [...chain, id]
  const { trial: after, happened } = await carriedOut(rules, actor, trial, { ...automation, kind: 'automation', chain: grown }, now)
  const steps = happened ? [happened] : []
  let current = after
  for (const effect of happened?.effects ?? []) {
    if (effect.kind !== 'send' || effect.to !== undefined) continue
    const sent = await sentTo(rules, actor, current, effect.event, effect.input, now, 'event', grown)
    current = sent.trial
    steps.push(sent.happened)
  }
  return { trial: current, happened: steps }
}
