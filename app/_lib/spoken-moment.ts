import { fromZoned, toZoned } from '../../engine/client.ts'
import { interfaceLocales } from './locale.ts'

export interface SpokenMoment {
  /** The text without it. */
  readonly rest: string
  /** YYYY-MM-DD on the clock of the zone. */
  readonly day: string
  /** ISO text; where no time was said, the next of those that a working day is made of. */
  readonly at: string
}

const dayMs = 86_400_000
const usual = ['09:00', '18:00', '23:59']
/** Words that lead to a moment, in the languages of the interface. */
const leading = new Set(['в', 'во', 'у', 'о', 'об', 'на', 'к', 'до', 'on', 'at', 'by', 'la', 'pe', 'ora', 'pana'])

/** Without capitals, accents, apostrophes and what stands behind a word. */
const plain = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}|['’ʼ]/gu, '').replace(/[,;.!?]+$/, '')

/** Said of today, tomorrow …; "in 2 days" is no word. */
const relativeDays = new Map(
  interfaceLocales.flatMap((locale) => [0, 1, 2].map((days) => [plain(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')), days] as const)).filter(([word]) => /^\p{L}+$/u.test(word)),
)

/** Names of weekdays, 0 for Sunday; Slavic ones as they begin, because they end in many ways ("в среду"). */
const weekdays = interfaceLocales.flatMap((locale) =>
  Array.from({ length: 7 }, (_, day) => {
    const word = plain(new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 22 + day)))
    return { day, word, stem: ['ru', 'uk'].includes(locale) ? word.slice(0, -1) : null }
  }),
)

const isWeekday = (word: string, { word: whole, stem }: (typeof weekdays)[number]): boolean => word === whole || (stem !== null && word.startsWith(stem) && word.length <= whole.length + 1)

/** "Позвонить завтра в 10:00": what is to be done, and when. Null where no moment is told. The languages of the interface may be mixed. Pure. */
export function spokenMoment(text: string, now: Date, timeZone: string): SpokenMoment | null {
  const words = text.trim().split(/\s+/)
  const today = toZoned(now.toISOString(), timeZone)
  const days = words.map((word) => dayOf(plain(word), today.slice(0, 10)))
  const dayAt = days.findIndex((day) => day !== null)
  const timeAt = words.findIndex((word, i) => timeOf(plain(word), dayAt >= 0 && i !== dayAt && leading.has(plain(words[i - 1] ?? ''))) !== null)
  if (dayAt < 0 && timeAt < 0) return null
  const time = timeAt < 0 ? null : timeOf(plain(words[timeAt] ?? ''), true)
  const clock = today.slice(11, 16)
  const day = days[dayAt] ?? (time !== null && time > clock ? today.slice(0, 10) : later(today.slice(0, 10), 1))
  const chosen = time ?? usual.find((one) => day !== today.slice(0, 10) || one > clock) ?? '23:59'
  const said = [dayAt, timeAt].filter((i) => i >= 0)
  const isPart = (i: number): boolean => said.includes(i) || (said.includes(i + 1) && leading.has(plain(words[i] ?? '')))
  return { rest: words.filter((_, i) => !isPart(i)).join(' ').replace(/[,;]+$/, ''), day, at: fromZoned(`${day} ${chosen}:00`, timeZone) }
}

const later = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

function dayOf(word: string, today: string): string | null {
  const relative = relativeDays.get(word)
  if (relative !== undefined) return later(today, relative)
  const weekday = weekdays.find((one) => isWeekday(word, one))
  if (weekday) return later(today, (weekday.day - new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7 + 1)
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(word) ?? []
  if (date === undefined || month === undefined) return null
  const inYear = (one: number): string => `${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const isDay = (one: string): boolean => new Date(`${one}T00:00:00Z`).toJSON()?.startsWith(one) === true
  const thisYear = Number(today.slice(0, 4))
  const told = year === undefined ? [inYear(thisYear), inYear(thisYear + 1)].find((one) => isDay(one) && one >= today) : inYear(Number(year.padStart(4, '20')))
  return told !== undefined && isDay(told) ? told : null
}

/** "10:00", "7:30pm"; a bare hour only where a word leads to it ("завтра в 10"). */
function timeOf(word: string, mayBeBare: boolean): string | null {
  const [, hour, minute, half] = /^(\d{1,2})(?::([0-5]\d))?(am|pm)?$/.exec(word) ?? []
  if (hour === undefined || (minute === undefined && half === undefined && !mayBeBare)) return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0)
  return hours > 23 || (half !== undefined && Number(hour) > 12) ? null : `${String(hours).padStart(2, '0')}:${minute ?? '00'}`
}
