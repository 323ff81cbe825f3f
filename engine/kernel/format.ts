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
export function formatDate(day: string, locale: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat(tagOf(locale), { ...dayParts(locale), timeZone: 'UTC' }).format(at)
}

/** A moment (ISO, UTC) on the clock of `timeZone`. */
export function formatDateTime(moment: string, locale: string, timeZone: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  return new Intl.DateTimeFormat(tagOf(locale), { ...dayParts(locale), hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

const dayParts = (locale: string): Intl.DateTimeFormatOptions => ({ day: '2-digit', month: tagOf(locale) === 'en-GB' ? 'short' : '2-digit', year: 'numeric' })
