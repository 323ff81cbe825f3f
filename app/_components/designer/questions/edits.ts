/** Changes of a small form as data: what a transition asks, what a survey asks. Pure. */
import { type ObjectSchema, type PropertySchema, type Titles, typeNameOf } from '../../../../engine/client.ts'
import { freshId } from '../parts/fresh-id.ts'

type Shape = Omit<PropertySchema, 'x-field'> & { readonly as?: string }

const shapes = {
  string: { type: 'string', maxLength: 200 },
  text: { type: 'string', maxLength: 2000, as: 'text' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  money: { type: 'number', as: 'money' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  enum: { type: 'string', enum: ['option'] },
  user: { type: 'string', format: 'uuid', as: 'user' },
  reference: { type: 'string', format: 'uuid', as: 'reference' },
  phone: { type: 'string', as: 'phone' },
} satisfies Readonly<Record<string, Shape>>

export type QuestionKind = keyof typeof shapes

export const questionKinds = Object.keys(shapes) as readonly QuestionKind[]

export const kindOfQuestion = (property: PropertySchema): string => typeNameOf(property) ?? 'string'

export interface Question {
  readonly name: string
  readonly property: PropertySchema
  readonly isRequired: boolean
}

export const questionsOf = ({ properties, required = [] }: ObjectSchema): readonly Question[] => Object.entries(properties).map(([name, property]) => ({ name, property, isRequired: required.includes(name) }))

/** The form of these questions, in their order; undefined where there is none. */
export function formOf(questions: readonly Question[]): ObjectSchema | undefined {
  if (questions.length === 0) return undefined
  const required = questions.flatMap(({ name, isRequired }) => (isRequired ? [name] : []))
  return { type: 'object', ...(required.length > 0 && { required }), properties: Object.fromEntries(questions.map(({ name, property }) => [name, property])) }
}

export const newQuestion = (name: string, titles: Titles): Question => ({ name, isRequired: false, property: { ...shapes.string, 'x-field': { id: freshId('fl', name), titles } } })

/** The same question as another kind of value; what was said of the old kind goes. `option`: words of the first choice. */
export function retyped(property: PropertySchema, kind: QuestionKind, option: Titles): PropertySchema {
  const { as, ...schema }: Shape = shapes[kind]
  const { id, titles, help } = property['x-field']
  return { ...schema, 'x-field': { id, titles, ...(help && { help }), ...(as !== undefined && { type: as }), ...(kind === 'enum' && { options: { option: { titles: option } } }) } }
}

/** Whether a question beside `questions` may be called so. */
export const isFreeName = (questions: readonly Question[], name: string): boolean => /^[a-z][A-Za-z0-9]{0,39}$/.test(name) && questions.every((question) => question.name !== name)
