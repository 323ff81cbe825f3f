import { defineFieldType, sampleSchema } from '../define.ts'

export const integer = defineFieldType({
  name: 'integer',
  kind: 'integer',
  column: () => 'bigint',
  searchTerms: (value) => (typeof value === 'number' ? [String(value)] : []),
  aggregates: ['sum', 'avg', 'min', 'max'],
  check: (value) => (typeof value === 'number' && !Number.isSafeInteger(value) ? 'is too large a number' : null),
  samples: { schema: sampleSchema({ type: 'integer', minimum: 0 }), valid: [0, 120000], invalid: [1.5, -1, '12'] },
})
