import type { Json } from '../../kernel/json.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

/** Vehicle identification number: 17 characters, spaces ignored, no I, O, Q (ISO 3779). */
export const vin = defineFieldType({
  name: 'vin',
  kind: 'string',
  column: () => 'text',
  widget: 'vin',
  normalise: (value: Json) => {
    if (typeof value !== 'string') return value
    const text = value.replace(/\s/g, '').toUpperCase()
    return text === '' ? null : text
  },
  check: (value) => (typeof value === 'string' && !/^[A-HJ-NPR-Z0-9]{17}$/.test(value) ? 'is not a VIN: 17 letters and digits without I, O and Q' : null),
  searchTerms: (value) => (typeof value === 'string' ? [value.toLowerCase()] : []),
  samples: { schema: sampleSchema({ type: 'string' }, { type: 'vin' }), valid: ['JTNBV56E402001730'], invalid: ['JTNBV56E4', 17] },
})
