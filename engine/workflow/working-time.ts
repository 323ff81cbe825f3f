/** Arithmetic of working time: what of a stretch of time lies in the working hours of a calendar. Pure. */
import type { CalendarDefinition, Weekday } from '../definition/types.ts'
import { dayAfter, dayAt, instantOf } from './zone-time.ts'

/** Working hours in a zone. Instants are milliseconds since 1970. */
export interface WorkingTime {
  /** Working milliseconds from one instant to a later one; negative where the second lies before the first. */
  readonly between: (from: number, to: number) => number
  /** The first instant by which so much working time (0 or more) has passed since `from`. */
  readonly after: (from: number, amount: number) => number
}

/** Without a calendar every moment counts. */
export const allTime: WorkingTime = { between: (from, to) => to - from, after: (from, amount) => from + amount }

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** What takes longer than 20 years of a calendar's hours takes 20 years: a calendar almost without hours must not hold up a command. */
const mostDays = 20 * 366

export interface Span {
  readonly from: number
  readonly to: number
}

interface Day {
  readonly name: string
  readonly spans: readonly Span[]
  readonly begin: number
  readonly end: number
  readonly next: string
}

/** The calendar's working time in the IANA zone `timeZone`; hours that summer time skips are not worked, those it repeats are worked twice. */
export function workingTime(calendar: CalendarDefinition, timeZone: string): WorkingTime {
  const known = new Map<string, Day>()
  const dayOf = (day: string): Day => {
    const found = known.get(day)
    if (found) return found
    const spans = workingSpans(calendar, timeZone, day)
    if (known.size > 800) known.clear()
    const made = { name: day, spans, begin: instantOf(timeZone, day, '00:00'), end: instantOf(timeZone, day, '24:00'), next: dayAfter(day) }
    known.set(day, made)
    return made
  }
  // Instants mostly come in order, and telling a day from one is dear.
  let last: Day | null = null
  const dayOfInstant = (at: number): string => {
    if (!last || at < last.begin || at >= last.end) last = dayOf(dayAt(timeZone, at))
    return last.name
  }
  const forward = (from: number, to: number): number => {
    let total = 0
    for (let day = dayOfInstant(from); ; ) {
      const { spans, end, next } = dayOf(day)
      for (const span of spans) total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
      if (end >= to) return total
      day = next
    }
  }
  return {
    between: (from, to) => (to >= from ? forward(from, to) : -forward(to, from)),
    after: (from, amount) => {
      if (amount <= 0) return from
      let left = amount
      let day = dayOfInstant(from)
      for (let count = 0; count < mostDays; count++, day = dayOf(day).next) {
        for (const span of dayOf(day).spans) {
          const begin = Math.max(span.from, from)
          const length = Math.max(0, span.to - begin)
          if (length >= left) return begin + left
          left -= length
        }
      }
      return dayOf(day).end
    },
  }
}

/** The working hours of one day as instants, first to last; without a calendar all of the day. */
export function workingSpans(calendar: CalendarDefinition | undefined, timeZone: string, day: string): readonly Span[] {
  const hours = calendar ? hoursOn(calendar, day) : [['00:00', '24:00']]
  return hours.map(([from = '', to = '']) => ({ from: instantOf(timeZone, day, from), to: instantOf(timeZone, day, to) })).filter(({ from, to }) => to > from)
}

/** Intervals of a day by its date or its weekday. */
function hoursOn({ weekdays: week, days = {} }: CalendarDefinition, day: string): readonly (readonly string[])[] {
  const own = Object.hasOwn(days, day) ? days[day] : undefined
  return own ?? week[weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'] ?? []
}
