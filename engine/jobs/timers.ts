/** The alarm clock of the installation: fires timers and alarms when they come due, in as many workers as there are. */
import { type DueClock, dueClocks, type DueTimer, dueTimers, nextDue, postponeClock, postponeTimer, type Store } from '../store/index.ts'
import { failureText, fireClock, fireTimer, type Outcome, type Runtime, startSchedules } from '../runtime/index.ts'
import { type Loop, rhythm } from './loop.ts'

export interface AlarmClock {
  readonly store: Store
  readonly clock: () => Date
  /** How the engine itself works in a dealership (null: in the network). */
  readonly runtimeIn: (dealership: string | null) => Runtime
  /** Hears of what failed; it is tried again later. */
  readonly report: (error: unknown) => void
}

/** How long to sleep at most: what is set meanwhile is at most so late. */
const longestSleep = 1000
const batch = 50

/** Milliseconds that a timer waits after so many failures: 5 s, 10 s, 20 s … an hour. */
const patience = (attempts: number): number => Math.min(5000 * 2 ** Math.min(attempts, 20), 3_600_000)

export function timerLoop(alarm: AlarmClock): Loop {
  return rhythm({ name: 'timers', every: longestSleep, work: () => sweep(alarm), report: alarm.report })
}

/** Milliseconds until there is something to do again. */
async function sweep(alarm: AlarmClock): Promise<number> {
  const fired = await fireDue(alarm)
  if (fired > 0) return 0
  const next = await nextDue(alarm.store.query)
  return next === null ? longestSleep : Math.min(longestSleep, Math.max(50, Date.parse(next) - alarm.clock().getTime()))
}

/**
 * Everything that is due now, one after the other; what fails is put off and stands in nobody's way.
 * @returns how many came to an end (fired, dropped, failed)
 */
export async function fireDue(alarm: AlarmClock): Promise<number> {
  const { store, clock } = alarm
  const now = clock().toISOString()
  const [timers, clocks] = await Promise.all([dueTimers(store.query, now, batch), dueClocks(store.query, now, batch)])
  const outcomes: (Outcome | 'failed')[] = []
  for (const timer of timers) outcomes.push(await attempt(alarm, timer, () => wholly(alarm.runtimeIn(timer.dealership), (runtime) => fireTimer(runtime, timer)), (until, error) => postponeTimer(store.query, timer.id, until, error)))
  for (const due of clocks) outcomes.push(await attempt(alarm, due, () => wholly(alarm.runtimeIn(due.dealership), (runtime) => fireClock(runtime, due)), (until, error) => postponeClock(store.query, due, until, error)))
  return outcomes.filter((outcome) => outcome !== 'busy').length
}

/** What meets a new version of the definitions is done again by it, where nothing was saved yet. */
const wholly = <T>(runtime: Runtime, work: (runtime: Runtime) => Promise<T>): Promise<T> => (runtime.wholly ? runtime.wholly(work) : work(runtime))

async function attempt({ clock, report }: AlarmClock, { attempts }: DueTimer | DueClock, fire: () => Promise<Outcome>, postpone: (until: string, error: string) => Promise<void>): Promise<Outcome | 'failed'> {
  try {
    return await fire()
  } catch (error) {
    report(error)
    await postpone(new Date(clock().getTime() + patience(attempts)).toISOString(), failureText(error))
    return 'failed'
  }
}

export interface Timetables extends AlarmClock {
  /** Dealerships (null: the network) in which some automation has a timetable. */
  readonly scheduledIn: () => Promise<readonly (string | null)[]>
}

/** Timetables are looked at so often; what they start is at most so late. */
const scheduleEvery = 10_000

export function scheduleLoop(alarm: Timetables): Loop {
  return rhythm({ name: 'schedules', every: scheduleEvery, work: async () => void (await startDueSchedules(alarm)), report: alarm.report })
}

/** @returns how many automations were started; what fails in one dealership keeps no other waiting */
export async function startDueSchedules(alarm: Timetables): Promise<number> {
  let started = 0
  for (const dealership of await alarm.scheduledIn()) {
    try {
      started += await wholly(alarm.runtimeIn(dealership), startSchedules)
    } catch (error) {
      alarm.report(error)
    }
  }
  return started
}
