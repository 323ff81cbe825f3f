/** Recorded events of calls as they are told again. Pure. */
import { UsageError } from './command.ts'

export interface ReplayStep {
  /** Milliseconds after the begin. */
  readonly wait: number
  readonly event: Readonly<Record<string, unknown>>
}

interface Replaying {
  readonly now: Date
  /** 2: twice as fast; 0: all at once. */
  readonly speed: number
  /** Makes calls and events of this replay new ones. */
  readonly run: string
}

/** One event a line, in the order in which they are told: their times are moved to now, their distances kept. @throws UsageError */
export function replayOf(text: string, { now, speed, run }: Replaying): readonly ReplayStep[] {
  const events = text.split('\n').flatMap((line, i) => (line.trim() === '' || line.startsWith('#') ? [] : [eventOf(line, i + 1)]))
  const times = events.map(({ at }) => Date.parse(String(at)))
  const first = Math.min(...times)
  let latest = 0
  return events.map((event, i) => {
    const passed = (times[i] ?? first) - first
    // What is told late happened before.
    latest = Math.max(latest, passed)
    const scaled = (ms: number): number => (speed === 0 ? 0 : ms / speed)
    return { wait: scaled(latest), event: { ...event, id: `${event.id}-${run}`, call: `${event.call}-${run}`, at: new Date(now.getTime() + scaled(passed)).toISOString() } }
  })
}

function eventOf(line: string, number: number): Readonly<Record<string, unknown>> & { readonly at?: unknown } {
  try {
    const event: unknown = JSON.parse(line)
    if (typeof event === 'object' && event !== null && 'at' in event && !Number.isNaN(Date.parse(String(event.at)))) return event as Readonly<Record<string, unknown>>
  } catch {
    // Told below.
  }
  throw new UsageError(`Line ${number} is no event with a time.`)
}
