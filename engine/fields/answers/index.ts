import { defineFieldType, sampleSchema } from '../define.ts'

/** Answers to the questions of a `form` field, found through `x-field.form` (`surveyType.questions`). */
export const answers = defineFieldType({
  name: 'answers',
  kind: 'json',
  column: () => 'jsonb',
  widget: 'answers',
  searchTerms: (value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.values(value).flatMap((answer) => (typeof answer === 'string' ? [answer.toLowerCase()] : [])) : [],
  checkDefinition: (schema) =>
    schema['x-field'].form?.includes('.') ? [] : [{ pointer: '/x-field/form', message: 'answers must say whose questions they answer', hint: 'Add "form": "<reference>.<form field>".' }],
  samples: { schema: sampleSchema({ type: 'object' }, { type: 'answers', form: 'type.questions' }), valid: [{ q1: 'yes' }], invalid: ['yes'] },
})
