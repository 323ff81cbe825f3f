import type { Json } from '../../kernel/json.ts'
import { comparablePlate } from '../../kernel/plates.ts'
import { defineFieldType, sampleSchema, trimmed } from '../define.ts'

/** A registration number, kept as typed, found in either alphabet. */
export const plate = defineFieldType({
  name: 'plate',
  kind: 'string',
  column: () => 'text',
  widget: 'plate',
  normalise: (value: Json) => {
    const text = trimmed(value)
    return typeof text === 'string' ? text.toUpperCase() : text
  },
  searchTerms: (value) => (typeof value === 'string' ? [comparablePlate(value).toLowerCase()] : []),
  samples: { schema: sampleSchema({ type: 'string', maxLength: 20 }, { type: 'plate' }), valid: ['H 002 УЕ 98'], invalid: [98, 'X'.repeat(21)] },
})
