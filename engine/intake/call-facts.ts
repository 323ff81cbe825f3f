/** What is known of a call once all that was told of it is put together, in whatever order it was told. Pure. */
import type { CallMoment } from '../definition/types.ts'
import { parsePhones } from '../kernel/phones.ts'
import type { CallDirection, CallEvent } from './read-event.ts'

/** An event, and whether its recording lies with the record. */
export interface ToldEvent extends CallEvent {
  /** Of the row. */
  readonly row: string
  readonly receivedAt: string
  readonly isAttached: boolean
}

export interface CallFacts {
  readonly direction: CallDirection
  readonly from: string | null
  readonly to: string | null
  readonly extension: string | null
  readonly startedAt: string | null
  readonly answeredAt: string | null
  readonly endedAt: string | null
  readonly duration: number | null
  readonly isMissed: boolean | null
  /** What has happened, in the order in which calls go. */
  readonly moments: readonly CallMoment[]
  /** Rows of events that others may yet explain. */
  readonly open: ReadonlySet<string>
}

/** Milliseconds in which what happened before may still be told: a call that is over counts as missed only then, where nothing says so. */
export const patience = 10_000

/** Null while nothing can be made of it yet. */
export function callFacts(events: readonly ToldEvent[], now: Date): CallFacts | null {
  const isPatient = ({ receivedAt }: ToldEvent): boolean => now.getTime() - Date.parse(receivedAt) < patience
  const of = (type: CallEvent['type']): readonly ToldEvent[] => events.filter((event) => event.type === type)
  const [ringing, answered, ended, recorded] = [of('ringing'), of('answered'), of('ended'), of('recorded')]
  const inOrder = [...ringing, ...answered, ...ended, ...recorded]
  // A recording says little of the call: whose it was is told by the rest, which is on its way.
  if (inOrder.length === recorded.length && recorded.every(isPatient)) return null
  const first = <Key extends 'from' | 'to'>(key: Key): CallEvent[Key] => inOrder.find((event) => event[key] !== null)?.[key] ?? null
  const over = ended[0]
  const isTalked = answered.length > 0 || (over?.duration ?? 0) > 0
  const isUnclear = over !== undefined && !isTalked && over.duration === null && isPatient(over)
  const isMissed = over === undefined || isUnclear ? null : !isTalked
  const answeredAt = answered[0]?.at ?? null
  const talk = answeredAt !== null && over ? Math.max(0, Math.round((Date.parse(over.at) - Date.parse(answeredAt)) / 1000)) : null
  return {
    // What was told before an exchange said so is of the same call.
    direction: inOrder.some(({ direction }) => direction === 'out') ? 'out' : 'in',
    from: first('from'),
    to: first('to'),
    extension: [...answered, ...(isTalked ? [...ended, ...recorded] : [])].find(({ extension }) => extension !== null)?.extension ?? null,
    // Where nobody told that it rang: as early as what was told lets it begin.
    startedAt: (ringing[0] ?? answered[0])?.at ?? (over ? new Date(Date.parse(over.at) - (over.duration ?? 0) * 1000).toISOString() : (recorded[0]?.at ?? null)),
    answeredAt,
    endedAt: over?.at ?? null,
    duration: over?.duration ?? recorded.find(({ duration }) => duration !== null)?.duration ?? talk,
    isMissed,
    moments: ['ringing', ...(isTalked ? (['answered'] as const) : []), ...(isMissed === false ? (['talked'] as const) : []), ...(isMissed === true ? (['missed'] as const) : []), ...(recorded.some(({ isAttached }) => isAttached) ? (['recorded'] as const) : [])],
    open: new Set(isUnclear ? ended.map(({ row }) => row) : []),
  }
}

/** The line that is ours in the call, and the number of the other side. */
export const sidesOf = ({ direction, from, to }: Pick<CallFacts, 'direction' | 'from' | 'to'>): { readonly line: string | null; readonly other: string | null } => (direction === 'out' ? { line: from, other: to } : { line: to, other: from })

/** A number in normal form; what hides its number has none. */
export function numberOf(text: string | null, areaCode: string): string | null {
  const [number] = parsePhones(text ?? '', areaCode)
  return number && number.normal.replace(/\D/g, '').length >= 5 ? number.normal : null
}
