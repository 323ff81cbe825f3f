/** Periods that move with the calendar, as filters name them; the present day counts in all that touch it. */
export const timeRanges = [
  'TODAY',
  'YESTERDAY',
  'TOMORROW',
  'LAST_7_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'NEXT_7_DAYS',
  'NEXT_30_DAYS',
  'THIS_WEEK',
  'LAST_WEEK',
  'NEXT_WEEK',
  'THIS_MONTH',
  'LAST_MONTH',
  'NEXT_MONTH',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
  'PAST',
  'FUTURE',
] as const

export type TimeRange = (typeof timeRanges)[number]

export const isTimeRange = (value: unknown): value is TimeRange => timeRanges.some((range) => range === value)
