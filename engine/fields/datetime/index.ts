import type { Json } from '../../kernel/json.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

/** `Date.parse` takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Any offset is accepted and kept as UTC with milliseconds. */
function toUtc(value: Json): Json {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) || !isDay(value.slice(0, 10))) return value
  const time = Date.parse(value)
  return Number.isNaN(time) ? value : new Date(time).toISOString()
}

/** A moment, stored in UTC, shown in the dealership's time zone. */
export const datetime = defineFieldType({
  name: 'datetime',
  kind: 'datetime',
  column: () => 'timestamptz',
  widget: 'datetime',
  normalise: toUtc,
  aggregates: ['min', 'max'],
  samples: { schema: sampleSchema({ type: 'string', format: 'date-time' }), valid: ['2009-05-25T20:59:00.000Z'], invalid: ['25.05.2009', '2009-05-25T20:59', '2009-02-30T10:00:00Z'] },
})
