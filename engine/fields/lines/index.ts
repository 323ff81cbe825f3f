import { defineFieldType, sampleSchema } from '../define.ts'

/** Owned rows with an order of their own, in a child table. */
export const lines = defineFieldType({
  name: 'lines',
  kind: null,
  column: () => null,
  widget: 'lines',
  checkDefinition: (schema) =>
    schema.items?.properties ? [] : [{ pointer: '/items', message: 'lines need the schema of a row', hint: 'Add "items": { "type": "object", "properties": { … } }.' }],
  samples: {
    schema: sampleSchema({ type: 'array', items: { type: 'object', properties: { name: sampleSchema({ type: 'string' }, { id: 'fl_sample_name' }) } } }),
    valid: [[], [{ name: 'Oil change' }, { name: 'Filter' }]],
    invalid: ['row', [{ unknown: 1 }]],
  },
})
