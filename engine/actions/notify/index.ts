import type { EntityDefinition } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import { placeholders } from '../../model/print-text.ts'
import type { ActionExpression, ActionSurroundings, ActionType, Values } from '../../model/types.ts'
import { cel, type Params, type Problem, textsOf, unknownField, unknownName } from '../problems.ts'
import { sampleIds } from '../samples.ts'

/** User fields that every record has. */
const systemUserFields: readonly string[] = ['createdBy', 'updatedBy']

const text = { type: 'string', minLength: 1, maxLength: 4000 } as const
const title = { type: 'string', minLength: 1, maxLength: 200 } as const

/**
 * Tells people in the app: `{ "to": ["role:head", "field:advisor"], "message": "parts-late" }`, or with texts of its
 * own, `titles` and either `text` by language or `body`, one CEL text for all. `{{…}}` in titles and text is CEL.
 * A message stands for its subject as `titles` and its body as `text`, which the compiler puts there.
 * Nobody to tell, nothing sent; nor where `when` does not hold.
 */
export const notify: ActionType = {
  name: 'notify',
  titles: { en: 'Notify', ru: 'Уведомить', uk: 'Сповістити', ro: 'Notifică' },
  phase: 'in-transaction',
  params: {
    type: 'object',
    properties: {
      to: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: { type: 'string', pattern: '^(role:[a-z][a-z0-9]*(-[a-z0-9]+)*|field:[a-z][A-Za-z0-9]*)$' }, 'x-input': 'recipients', 'x-titles': { en: 'Whom', ru: 'Кого', uk: 'Кого', ro: 'Pe cine' } },
      message: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40, 'x-input': 'message', 'x-titles': { en: 'Message written once', ru: 'Готовое сообщение', uk: 'Готове повідомлення', ro: 'Mesaj pregătit' } },
      titles: { type: 'object', properties: { en: title, ru: title, uk: title, ro: title }, required: ['en', 'ru'], additionalProperties: false, 'x-input': 'titles', 'x-titles': { en: 'What it says', ru: 'О чём', uk: 'Про що', ro: 'Despre ce' } },
      text: { type: 'object', properties: { en: text, ru: text, uk: text, ro: text }, required: ['en', 'ru'], additionalProperties: false, 'x-input': 'titles', 'x-titles': { en: 'What it says in full', ru: 'Полный текст', uk: 'Повний текст', ro: 'Textul complet' } },
      body: { ...cel, 'x-gives': 'string', 'x-titles': { en: 'Text below', ru: 'Текст ниже', uk: 'Текст нижче', ro: 'Textul de dedesubt' } },
      when: { ...cel, 'x-gives': 'boolean', 'x-titles': { en: 'Only if', ru: 'Только если', uk: 'Тільки якщо', ro: 'Doar dacă' } },
    },
    required: ['to'],
    additionalProperties: false,
  },
  expressions: ({ titles, text: texts, body, when }) => [...textExpressions('/titles', titles), ...textExpressions('/text', texts), ...(typeof body === 'string' ? [{ pointer: '/body', source: body }] : []), ...(typeof when === 'string' ? [{ pointer: '/when', source: when }] : [])],
  check: (params, entity, around) => [...recipients(params.to).flatMap((one, i) => recipientProblems(one, `/to/${i}`, entity, around)), ...saidProblems(params, entity, around)],
  effects: (params, { record, evaluate }) => {
    if (typeof params.when === 'string' && evaluate(params.when) !== true) return []
    const to = recipients(params.to).flatMap((one) => resolve(one, record))
    if (to.length === 0) return []
    const sources = [...textExpressions('', params.titles), ...textExpressions('', params.text)].map(({ source }) => source)
    const values = Object.fromEntries(sources.map((source) => [source, evaluate(source)]))
    const body = bodyOf(params, evaluate)
    return [{ kind: 'notify', to, titles: params.titles as Titles, ...(body === null ? {} : { body }), ...(sources.length === 0 ? {} : { values }) }]
  },
  samples: [
    { params: { to: ['role:head', 'field:advisor'], titles: { en: 'Look', ru: 'Смотри' }, body: 'record.title' }, effects: [{ kind: 'notify', to: [{ role: 'head' }, { user: sampleIds.advisor }], titles: { en: 'Look', ru: 'Смотри' }, body: 'Oil' }] },
    { params: { to: ['field:mechanic'], titles: { en: 'Look', ru: 'Смотри' } }, effects: [] },
    {
      params: { to: ['role:head'], titles: { en: '{{record.title}} is late', ru: '{{record.title}}: опоздание' }, text: { en: 'Look', ru: 'Смотри' } },
      effects: [{ kind: 'notify', to: [{ role: 'head' }], titles: { en: '{{record.title}} is late', ru: '{{record.title}}: опоздание' }, body: { en: 'Look', ru: 'Смотри' }, values: { 'record.title': 'Oil' } }],
    },
  ],
}

/** CEL inside the texts of each language. */
function textExpressions(pointer: string, texts: Json | undefined): readonly ActionExpression[] {
  return Object.entries(textsOf(texts)).flatMap(([locale, one]) => placeholders(one).map((source) => ({ pointer: `${pointer}/${locale}`, source })))
}

function bodyOf({ text: texts, body }: Params, evaluate: (source: string) => Json): string | Titles | null {
  if (typeof texts === 'object') return texts as unknown as Titles
  const value = typeof body === 'string' ? evaluate(body) : null
  return value === null || typeof value === 'string' ? value : JSON.stringify(value)
}

/** Either a message or texts of its own. */
function saidProblems({ message, titles, text: texts }: Params, entity: EntityDefinition, { messages }: ActionSurroundings): readonly Problem[] {
  if (typeof message !== 'string') return titles === undefined ? [{ pointer: '', message: 'It says nothing.', hint: 'Choose a message, or write titles.' }] : []
  if (titles !== undefined || texts !== undefined) return [{ pointer: '/message', message: 'It names a message and has texts of its own.', hint: 'Keep one of the two.' }]
  const of = messages.get(message)
  if (of === undefined) return [unknownName(`There is no message "${message}".`, message, [...messages.keys()], '/message')]
  return of === entity.name ? [] : [{ pointer: '/message', message: `The message "${message}" speaks of ${of}, not of ${entity.name}.`, hint: 'Choose a message about these records.' }]
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
