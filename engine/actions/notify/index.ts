import type { EntityDefinition } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { ActionSurroundings, ActionType, Values } from '../../model/types.ts'
import { cel, type Params, type Problem, unknownField, unknownName } from '../problems.ts'
import { sampleIds } from '../samples.ts'

/** User fields that every record has. */
const systemUserFields: readonly string[] = ['createdBy', 'updatedBy']

const title = { type: 'string', minLength: 1, maxLength: 200 } as const

/** Tells people in the app: `{ "to": ["role:head", "field:advisor"], "titles": {…}, "body": "record.title" }`. Nobody to tell, nothing sent; nor where `when` does not hold. */
export const notify: ActionType = {
  name: 'notify',
  titles: { en: 'Notify', ru: 'Уведомить', uk: 'Сповістити', ro: 'Notifică' },
  phase: 'in-transaction',
  params: {
    type: 'object',
    properties: {
      to: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: { type: 'string', pattern: '^(role:[a-z][a-z0-9]*(-[a-z0-9]+)*|field:[a-z][A-Za-z0-9]*)$' } },
      titles: { type: 'object', properties: { en: title, ru: title, uk: title, ro: title }, required: ['en', 'ru'], additionalProperties: false },
      body: cel,
      when: cel,
    },
    required: ['to', 'titles'],
    additionalProperties: false,
  },
  expressions: ({ body, when }) => [...(typeof body === 'string' ? [{ pointer: '/body', source: body }] : []), ...(typeof when === 'string' ? [{ pointer: '/when', source: when }] : [])],
  check: ({ to }, entity, around) => recipients(to).flatMap((one, i) => recipientProblems(one, `/to/${i}`, entity, around)),
  effects: (params, { record, evaluate }) => {
    if (typeof params.when === 'string' && evaluate(params.when) !== true) return []
    const to = recipients(params.to).flatMap((one) => resolve(one, record))
    const body = typeof params.body === 'string' ? evaluate(params.body) : null
    return to.length === 0 ? [] : [{ kind: 'notify', to, titles: params.titles as Titles, ...(body === null ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) }]
  },
  samples: [
    { params: { to: ['role:head', 'field:advisor'], titles: { en: 'Look', ru: 'Смотри' }, body: 'record.title' }, effects: [{ kind: 'notify', to: [{ role: 'head' }, { user: sampleIds.advisor }], titles: { en: 'Look', ru: 'Смотри' }, body: 'Oil' }] },
    { params: { to: ['field:mechanic'], titles: { en: 'Look', ru: 'Смотри' } }, effects: [] },
  ],
}

interface Recipient {
  readonly kind: string
  readonly name: string
}

function recipients(to: Params[string] | undefined): readonly Recipient[] {
  return (Array.isArray(to) ? (to as readonly Json[]) : []).map((text) => {
    const [kind = '', name = ''] = String(text).split(':')
    return { kind, name }
  })
}

function resolve({ kind, name }: Recipient, record: Values): readonly { readonly user?: string; readonly role?: string }[] {
  if (kind === 'role') return [{ role: name }]
  const value = record[name]
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' ? [{ user: id }] : []
}

function recipientProblems({ kind, name }: Recipient, pointer: string, entity: EntityDefinition, around: ActionSurroundings): readonly Problem[] {
  if (kind === 'role') return around.roles.includes(name) ? [] : [unknownName(`There is no role "${name}".`, name, around.roles, pointer)]
  if (systemUserFields.includes(name)) return []
  const property = entity.schema.properties[name]
  if (!property) return [unknownField(entity, name, pointer)]
  return property['x-field'].type === 'user' ? [] : [{ pointer, message: `"${name}" does not hold a person.`, hint: 'Name a field of type "user".' }]
}
