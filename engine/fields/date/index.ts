import { defineFieldType, sampleSchema } from '../define.ts'

/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const date = defineFieldType({
  name: 'date',
  kind: 'date',
  column: () => 'date',
  widget: 'date',
  aggregates: ['min', 'max'],
  samples: { schema: sampleSchema({ type: 'string', format: 'date' }), valid: ['1990-02-22', '2008-02-29'], invalid: ['22.02.1990', '2009-02-30'] },
})
