import { defineFieldType, sampleSchema, scaleOf } from '../define.ts'
import { checkDecimal, normaliseDecimal } from '../number.ts'

/** An amount in the currency of the dealership. */
export const money = defineFieldType({
  name: 'money',
  kind: 'decimal',
  column: (field) => `numeric(18,${scaleOf(field)})`,
  widget: 'money',
  normalise: normaliseDecimal,
  check: checkDecimal,
  aggregates: ['sum', 'avg', 'min', 'max'],
  samples: { schema: sampleSchema({ type: 'number' }, { type: 'money' }), valid: [0, -950.5, 1234567.89], invalid: ['dear', 1e14, 1e300] },
})
