import { checkContent } from '../../definition/index.ts'
import type { ObjectSchema, PropertySchema } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import { matchedLength, patternProblem } from '../../kernel/safe-pattern.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

/** Most questions a form has. */
const mostQuestions = 200

/** The first thing that is wrong with the questions, and where: people write them, and other people's answers run through them. */
function formProblem(value: Json): string | null {
  const schema = value !== null && typeof value === 'object' && 'schema' in value ? value.schema : null
  if (schema === null || typeof schema !== 'object' || !('properties' in schema)) return 'is not a form: it needs "schema" with "properties"'
  const [wrong] = checkContent('fields', schema)
  if (wrong) return `is not a form: /schema${wrong.pointer} ${wrong.message}`
  return questionsProblem(schema as unknown as ObjectSchema, '/schema')
}

function questionsProblem({ properties }: ObjectSchema, pointer: string): string | null {
  const questions = Object.entries(properties)
  if (questions.length > mostQuestions) return `has more than ${mostQuestions} questions`
  for (const [name, question] of questions) {
    const at = `${pointer}/properties/${name}`
    const problem = questionProblem(question)
    if (problem !== null) return `is not a form: ${at}${problem}`
    const inner = question.items ? questionsProblem(question.items, `${at}/items`) : null
    if (inner !== null) return inner
  }
  return null
}

/** What an entity's fields may have and questions may not: nothing is worked out for them. */
const unasked = ['computed', 'initial', 'backfill', 'visible', 'requiredWhen', 'rule', 'form'] as const

function questionProblem(question: PropertySchema): string | null {
  const keyword = unasked.find((name) => question['x-field'][name] !== undefined)
  if (keyword) return `/x-field/${keyword} is not for questions`
  const problem = question.pattern === undefined ? null : patternProblem(question.pattern, matchedLength(question))
  if (problem === null) return null
  return problem === 'invalid' ? '/pattern is not a regular expression' : '/pattern can be tried in too many ways, which can take for ever'
}

/** A small form as data: `{ "schema": … }` in the same dialect as an entity's schema (the questions of a survey). `json`, not `jsonb`: the order of keys is the order of questions. */
export const form = defineFieldType({
  name: 'form',
  kind: 'json',
  column: () => 'json',
  widget: 'form',
  check: formProblem,
  samples: {
    schema: sampleSchema({ type: 'object' }, { type: 'form' }),
    valid: [{ schema: { type: 'object', properties: { q1: { type: 'string', 'x-field': { id: 'fl_q1', titles: { en: 'Question', ru: 'Вопрос' } } } } } }],
    invalid: [
      'form',
      { schema: 1 },
      { schema: { type: 'object', properties: { q1: { type: 'string' } } } },
      { schema: { type: 'object', properties: { q1: { $ref: '#', 'x-field': { id: 'fl_q1', titles: { en: 'Question', ru: 'Вопрос' } } } } } },
      { schema: { type: 'object', properties: { q1: { type: 'string', pattern: '^(a+)+$', 'x-field': { id: 'fl_q1', titles: { en: 'Question', ru: 'Вопрос' } } } } } },
      { schema: { type: 'object', properties: { q1: { type: 'string', 'x-field': { id: 'fl_q1', titles: { en: 'Question', ru: 'Вопрос' }, computed: '1' } } } } },
    ],
  },
})
