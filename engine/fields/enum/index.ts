import { defineFieldType, sampleSchema } from '../define.ts'

/** One of a fixed list of values, each with its titles. */
export const enumeration = defineFieldType({
  name: 'enum',
  kind: 'string',
  column: () => 'text',
  widget: 'enum',
  checkDefinition: (schema) => {
    const values = schema.enum ?? []
    const options = schema['x-field'].options ?? {}
    return [
      ...(values.length === 0 ? [{ pointer: '/enum', message: 'lists no values', hint: 'Give `enum` at least one value.' }] : []),
      ...values.flatMap((value, i) =>
        typeof value === 'string' && options[value] ? [] : [{ pointer: `/enum/${i}`, message: `the value ${JSON.stringify(value)} has no titles`, hint: 'Add it under x-field.options.' }],
      ),
      ...Object.keys(options).flatMap((key) =>
        values.includes(key) ? [] : [{ pointer: `/x-field/options/${key}`, message: `"${key}" is not among the values`, hint: 'Add it to `enum` or take the option away.' }],
      ),
    ]
  },
  samples: {
    schema: sampleSchema(
      { type: 'string', enum: ['natural', 'legal'] },
      { options: { natural: { titles: { en: 'Person', ru: 'Физическое лицо' } }, legal: { titles: { en: 'Company', ru: 'Юридическое лицо' } } } },
    ),
    valid: ['natural', 'legal'],
    invalid: ['other', 1],
  },
})
