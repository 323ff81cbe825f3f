import { defineFieldType, sampleSchema, textTerms } from '../define.ts'

/** Text of any length, with line breaks. */
export const text = defineFieldType({
  name: 'text',
  kind: 'string',
  column: () => 'text',
  widget: 'text',
  normalise: (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  searchTerms: textTerms,
  samples: { schema: sampleSchema({ type: 'string' }, { type: 'text' }), valid: ['one\ntwo', 'я'.repeat(5000)], invalid: [true] },
})
