import { defineFieldType, sampleSchema, textTerms, trimmed } from '../define.ts'

/** One line of text. */
export const string = defineFieldType({
  name: 'string',
  kind: 'string',
  column: () => 'text',
  normalise: trimmed,
  searchTerms: textTerms,
  samples: { schema: sampleSchema({ type: 'string', maxLength: 40 }), valid: ['Avensis', 'Ёлка «Тест» \\ \' "'], invalid: [12, 'x'.repeat(41)] },
})
