import { defineFieldType, sampleSchema, scaleOf } from '../define.ts'
import { checkDecimal, normaliseDecimal } from '../number.ts'

/** A number with a fixed count of digits after the point. */
export const decimal = defineFieldType({
  name: 'decimal',
  kind: 'decimal',
  column: (field) => `numeric(18,${scaleOf(field)})`,
  widget: 'decimal',
  normalise: normaliseDecimal,
  check: checkDecimal,
  aggregates: ['sum', 'avg', 'min', 'max'],
  samples: { schema: sampleSchema({ type: 'number', minimum: 0, maximum: 100 }, { scale: 2 }), valid: [0, 57.81, 100], invalid: [101, 'many'] },
})
