import type { Json } from './json.ts'

/** Values as people of a language write them. The same on every screen, in print and in the timeline. */

/** What stands where there is no value. */
export const noValue = '—'

const tags: Readonly<Record<string, string>> = { en: 'en-GB', ru: 'ru-RU', uk: 'uk-UA', ro: 'ro-RO' }
const tagOf = (locale: string): string => tags[locale] ?? 'en-GB'

export interface NumberFormat {
  /** Digits after the point, exactly; absent: as many as there are, up to six. */
  readonly scale?: number | undefined
  readonly unit?: string | undefined
}

/** `1 234,50 ₽`, `57,8 %` in Russian; `1,234.50 ₽`, `57.8%` in English. */
export function formatNumber(value: number | null, locale: string, { scale, unit }: NumberFormat = {}): string {
  if (value === null || !Number.isFinite(value)) return noValue
  const digits = scale === undefined ? { maximumFractionDigits: 6 } : { minimumFractionDigits: scale, maximumFractionDigits: scale }
  const text = new Intl.NumberFormat(tagOf(locale), digits).format(value)
  if (unit === undefined || unit === '') return text
  return unit === '%' && tagOf(locale) === 'en-GB' ? `${text}%` : `${text}\u00a0${unit}`
}

/** A calendar day `YYYY-MM-DD`, in no time zone. */
function formatDate(day: string, locale: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat(tagOf(locale), { ...dayParts(locale), timeZone: 'UTC' }).format(at)
}

/** A moment (ISO, UTC) on the clock of `timeZone`. */
function formatDateTime(moment: string, locale: string, timeZone: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  return new Intl.DateTimeFormat(tagOf(locale), { ...dayParts(locale), hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

const dayParts = (locale: string): Intl.DateTimeFormatOptions => ({ day: '2-digit', month: tagOf(locale) === 'en-GB' ? 'short' : '2-digit', year: 'numeric' })

export interface ValueFormat {
  readonly locale: string
  /** IANA name; UTC where absent. */
  readonly timeZone?: string
  /** Titles of referenced records by id. */
  readonly labels?: Readonly<Record<string, string>>
}

/** A value of that scalar kind (`decimal`, `date`, `id` …) as text. */
export function formatScalar(kind: string | null, value: Json, { locale, timeZone = 'UTC', labels = {} }: ValueFormat, number: NumberFormat = {}): string {
  if (value === null) return noValue
  if (typeof value === 'boolean') return yesNo[locale]?.[value ? 0 : 1] ?? (value ? 'Yes' : 'No')
  if (typeof value === 'object') return '…'
  if (kind === 'decimal' || kind === 'integer') return formatNumber(Number(value), locale, number)
  if (kind === 'date') return formatDate(String(value), locale)
  if (kind === 'datetime') return formatDateTime(String(value), locale, timeZone)
  return kind === 'id' ? (labels[String(value)] ?? String(value)) : String(value)
}

const yesNo: Readonly<Record<string, readonly [string, string]>> = { ru: ['Да', 'Нет'], uk: ['Так', 'Ні'], ro: ['Da', 'Nu'] }
