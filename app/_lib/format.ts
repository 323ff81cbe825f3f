export interface Format {
  readonly locale: string
  /** How many there are. */
  readonly count: (value: number) => string
  /** A field's whole number; four digits stand together, as in a year. */
  readonly integer: (value: number | string) => string
  /** At most `scale` digits after the point; money has its own. */
  readonly decimal: (value: number | string, scale?: number) => string
  /** An amount without its currency: always with both digits. */
  readonly amount: (value: number | string, scale?: number) => string
  /** In the record's own currency where it has one, else in the dealership's. */
  readonly money: (value: number | string, currency?: string | undefined) => string
  /** 57.8 of a hundred: "57,8 %". */
  readonly percent: (value: number | string) => string
  readonly date: (value: string) => string
  readonly dateTime: (value: string) => string
  /** A moment not far away: the time of day, with the day where it is not today's. */
  readonly soon: (value: string, now?: number) => string
  /** "2 h ago" for the last days, else the date. */
  readonly ago: (value: string, now?: number) => string
  /** How long ago, as a length: "3 h", "2 days". */
  readonly span: (since: string, now?: number) => string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The locale whose dates the reader expects: English without a country would put the month first, which nobody here does. */
export const dateLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale)

/** Length of a time in its largest fitting unit. */
function largestUnit(milliseconds: number): { readonly amount: number; readonly unit: 'minute' | 'hour' | 'day' } {
  if (milliseconds < hour) return { amount: Math.floor(milliseconds / minute), unit: 'minute' }
  if (milliseconds < day) return { amount: Math.floor(milliseconds / hour), unit: 'hour' }
  return { amount: Math.floor(milliseconds / day), unit: 'day' }
}

/** Numbers, money, dates and times as the reader writes them. `date` takes YYYY-MM-DD, times take ISO text. */
export function createFormat(locale: string, timeZone: string, currency: string): Format {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'min2' })
  const decimals = new Map<string, Intl.NumberFormat>()
  const moneys = new Map<string, Intl.NumberFormat>()
  const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const dates = dateLocale(locale)
  // English names the month; others write days in figures: 05.11.2026.
  const [days, near] = locale === 'en' ? ([{ ...numeric, day: 'numeric', month: 'short' }, { day: 'numeric', month: 'short' }] as const) : ([numeric, { day: '2-digit', month: '2-digit' }] as const)
  const date = new Intl.DateTimeFormat(dates, { ...days, timeZone: 'UTC' })
  const zonedDate = new Intl.DateTimeFormat(dates, { ...days, timeZone })
  const dateTime = new Intl.DateTimeFormat(dates, { ...days, ...clock, timeZone })
  const time = new Intl.DateTimeFormat(dates, { ...clock, timeZone })
  const dayTime = new Intl.DateTimeFormat(dates, { ...near, ...clock, timeZone })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const unitFormat = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' })

  const decimalOf = (least: number, most: number): Intl.NumberFormat => {
    const known = decimals.get(`${least} ${most}`) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most })
    decimals.set(`${least} ${most}`, known)
    return known
  }
  const moneyOf = (own: string): Intl.NumberFormat => {
    const known = moneys.get(own) ?? new Intl.NumberFormat(locale, { style: 'currency', currency: own, currencyDisplay: 'narrowSymbol' })
    moneys.set(own, known)
    return known
  }
  return {
    locale,
    count: (value) => count.format(value),
    integer: (value) => integer.format(Number(value)),
    decimal: (value, scale = 2) => decimalOf(0, scale).format(Number(value)),
    amount: (value, scale = 2) => decimalOf(scale, scale).format(Number(value)),
    money: (value, own = currency) => moneyOf(own).format(Number(value)),
    percent: (value) => percent.format(Number(value) / 100),
    date: (value) => date.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    dateTime: (value) => dateTime.format(new Date(value)),
    soon: (value, now = Date.now()) => (zonedDate.format(new Date(value)) === zonedDate.format(now) ? time : dayTime).format(new Date(value)),
    ago: (value, now = Date.now()) => {
      const passed = now - new Date(value).getTime()
      if (passed < 0 || passed > 7 * day) return zonedDate.format(new Date(value))
      const { amount, unit } = largestUnit(passed)
      return relative.format(-amount, unit)
    },
    span: (since, now = Date.now()) => {
      const { amount, unit } = largestUnit(Math.max(0, now - new Date(since).getTime()))
      return unitFormat(unit).format(amount)
    },
  }
}
