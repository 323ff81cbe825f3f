import { isUuid } from '../../kernel/uuid.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

/** A link to one record of another entity; its value is that record's id. */
export const reference = defineFieldType({
  name: 'reference',
  kind: 'id',
  column: () => 'uuid',
  widget: 'reference',
  check: (value) => (isUuid(value) ? null : 'is not the id of a record'),
  checkDefinition: (schema) =>
    schema['x-field'].entity ? [] : [{ pointer: '/x-field/entity', message: 'a reference must say which entity it points to', hint: 'Add "entity": "client" or another entity name.' }],
  samples: { schema: sampleSchema({ type: 'string', format: 'uuid' }, { type: 'reference', entity: 'sample' }), valid: [], invalid: ['12', 5] },
})
