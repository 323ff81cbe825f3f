import { parsePhones } from '../../kernel/phones.ts'
import { defineFieldType, sampleSchema, trimmed } from '../define.ts'

/** Phone numbers as typed, several and with words among them; every number in it is found in normal form (T-53). */
export const phone = defineFieldType({
  name: 'phone',
  kind: 'string',
  column: () => 'text',
  widget: 'phone',
  normalise: trimmed,
  searchTerms: (value) => {
    if (typeof value !== 'string') return []
    const numbers = parsePhones(value)
    return [value.toLowerCase(), ...numbers.map((number) => number.normal.replace('+', ''))]
  },
  alike: (value, _field, areaCode) => (typeof value === 'string' ? parsePhones(value, areaCode).flatMap(({ normal, isIncomplete }) => (isIncomplete ? [] : [normal.replace('+', '')])) : []),
  // With an area code or without.
  sought: (form) => form.slice(-7),
  samples: { schema: sampleSchema({ type: 'string' }, { type: 'phone' }), valid: ['8-904-111-22-33', 'моб. 983-10-99 Юлия'], invalid: [8904] },
})
