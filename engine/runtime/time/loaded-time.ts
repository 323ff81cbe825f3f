/** Timers and clocks of records that are brought in with their history: kept in memory while it is replayed, written as they stand at its end. */
import type { Entity, Model, Step } from '../../model/types.ts'
import { type ClockPlace, type ClockRow, insertTimers, type Query, type RecordRow, saveClocks, type TimerRow } from '../../store/index.ts'
import { loadedWaits } from './automations.ts'
import { clocksAfter, movedClocks, placeOf, timerRows } from './keep-time.ts'
import { momentAhead, momentTimers, recordOf } from './moments.ts'
import { dueAlarms } from './move-clock.ts'
import { type Hours, hoursIn, zoneFor } from './working-hours.ts'

interface Kept {
  readonly timers: ReadonlyMap<string, readonly TimerRow[]>
  readonly clocks: readonly ClockRow[]
}

/** `step` is told of the creation and of each event, `end` once nothing more comes. */
export interface Follower {
  readonly step: (before: string | null, after: RecordRow, moves: Pick<Step, 'entered' | 'left'>, at: Date) => void
  readonly end: (row: RecordRow) => void
}

export class LoadedTime {
  readonly #query: Query
  /** Alarms that would have gone off before this moment are history; nobody hears of them. */
  readonly #now: Date
  readonly #zones = new Map<string | null, string>()
  #timers: TimerRow[] = []
  #clocks: (ClockPlace & ClockRow)[] = []

  constructor(query: Query, now: Date) {
    this.#query = query
    this.#now = now
  }

  /** Follows a record of the dealership from its creation; null where nothing of it takes time. */
  async follow(model: Model, entity: Entity, dealership: string | null): Promise<Follower | null> {
    const { machine } = entity
    if ((machine?.timers.length ?? 0) + (machine?.clocks.length ?? 0) === 0 && !model.automations.has(entity.name)) return null
    const zone = this.#zones.get(dealership) ?? (await zoneFor(this.#query, model, null, dealership))
    this.#zones.set(dealership, zone)
    const hours = hoursIn(model, zone)
    let kept: Kept = { timers: new Map(), clocks: [] }
    return {
      step: (before, after, moves, at) => {
        kept = stepped(model, kept, entity, before, after, moves, hours, at)
      },
      end: (row) => {
        this.#end(model, kept, entity, row, hours)
        this.#timers.push(...loadedWaits(model, entity, row, zone, this.#now))
      },
    }
  }

  #end(model: Model, kept: Kept, entity: Entity, row: RecordRow, hours: Hours): void {
    // Moments are told by the record as it stands at last.
    const moments = momentTimers(entity, row.state)
    const isMoment = (one: TimerRow): boolean => entity.machine?.timers.some(({ at, state, delay }) => at !== null && state === one.state && delay === one.delay) === true
    this.#timers.push(...[...kept.timers.values()].flat().filter((one) => !isMoment(one)))
    for (const { state, delay, at } of moments) {
      const dueAt = momentAhead(at, recordOf(row), this.#now, model.settings.timeZone)
      if (dueAt !== null) this.#timers.push({ ...placeOf(entity, row), state, delay, dueAt })
    }
    for (const clock of kept.clocks) {
      const definition = entity.machine?.clocks.find(({ id }) => id === clock.clock)
      if (definition) this.#clocks.push({ ...placeOf(entity, row), ...(clock.status === 'running' ? dueAlarms(definition, hours(definition.calendar), clock, this.#now).row : clock) })
    }
  }

  async flush(size: number): Promise<void> {
    const [timers, clocks] = [this.#timers.splice(0), this.#clocks.splice(0)]
    for (let i = 0; i < timers.length; i += size) await insertTimers(this.#query, timers.slice(i, i + size), this.#now.toISOString())
    for (let i = 0; i < clocks.length; i += size) await saveClocks(this.#query, clocks.slice(i, i + size))
  }
}

function stepped(model: Model, kept: Kept, entity: Entity, before: string | null, after: RecordRow, { entered, left }: Pick<Step, 'entered' | 'left'>, hours: Hours, at: Date): Kept {
  const timers = new Map([...kept.timers].filter(([state]) => !left.includes(state)))
  for (const state of entered) timers.set(state, timerRows(model, entity, after, [state], hours, at))
  const moved = clocksAfter(movedClocks(entity, before, after.state), hours, kept.clocks, after.state, at)
  return { timers, clocks: [...kept.clocks.filter(({ clock }) => !moved.some((one) => one.clock === clock)), ...moved] }
}
