import type { Json } from '../../kernel/json.ts'
import { defineFieldType, sampleSchema, textTerms, trimmed } from '../define.ts'

export const email = defineFieldType({
  name: 'email',
  kind: 'string',
  column: () => 'text',
  widget: 'email',
  normalise: (value: Json) => trimmed(value),
  searchTerms: textTerms,
  samples: { schema: sampleSchema({ type: 'string', format: 'email' }), valid: ['mail@mail.ru'], invalid: ['mail@', 'mail'] },
})
