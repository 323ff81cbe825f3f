import { isUuid } from '../../kernel/uuid.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

/** A person who works with the system; the value is the user's id. */
export const user = defineFieldType({
  name: 'user',
  kind: 'id',
  column: () => 'uuid',
  widget: 'user',
  check: (value) => (isUuid(value) ? null : 'is not the id of a user'),
  samples: { schema: sampleSchema({ type: 'string', format: 'uuid' }, { type: 'user' }), valid: [], invalid: ['admin'] },
})
