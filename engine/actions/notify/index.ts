import type { EntityDefinition } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import { placeholders } from '../../model/print-text.ts'
import type { ActionExpression, ActionSurroundings, ActionType } from '../../model/types.ts'
import { cel, eventName, type Params, type Problem, textsOf, unknownName } from '../problems.ts'
import { sampleIds } from '../samples.ts'
import { recipientPattern, recipientProblems, recipients, resolve } from './recipients.ts'

const text = { type: 'string', minLength: 1, maxLength: 4000 } as const
const title = { type: 'string', minLength: 1, maxLength: 200 } as const

/**
 * Tells people in the app: `{ "to": ["role:head", "field:advisor"], "message": "parts-late" }`, or with texts of its
 * own, `titles` and either `text` by language or `body`, one CEL text for all. `{{…}}` in titles and text is CEL.
 * A message stands for its subject as `titles` and its body as `text`, which the compiler puts there.
 * Nobody to tell, nothing sent; nor where `when` does not hold.
 * `to` also goes one reference far, `field:goal.supervisor`, and takes rows of people, `lines:specialists` or
 * `lines:goal.specialists`: a row means the person in its column of people, or else everybody with the role in its
 * column `role`. Of rows, and behind a reference, only those are told who work in the record's dealership.
 * `stands`: it cannot be read away; it stands for all who were told until the record leaves the state that the
 * transition leads to (where nothing is led to, the state in which it stands then). Entering that state anew ends it, too.
 * `event`: pressing the notice sends this event to the record and opens it; whoever is too late hears who was first.
 */
export const notify: ActionType = {
  name: 'notify',
  titles: { en: 'Notify', ru: 'Уведомить', uk: 'Сповістити', ro: 'Notifică' },
  phase: 'in-transaction',
  params: {
    type: 'object',
    properties: {
      to: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: { type: 'string', pattern: recipientPattern }, 'x-input': 'recipients', 'x-titles': { en: 'Whom', ru: 'Кого', uk: 'Кого', ro: 'Pe cine' } },
      message: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40, 'x-input': 'message', 'x-titles': { en: 'Message written once', ru: 'Готовое сообщение', uk: 'Готове повідомлення', ro: 'Mesaj pregătit' } },
      titles: { type: 'object', properties: { en: title, ru: title, uk: title, ro: title }, required: ['en', 'ru'], additionalProperties: false, 'x-input': 'titles', 'x-titles': { en: 'What it says', ru: 'О чём', uk: 'Про що', ro: 'Despre ce' } },
      text: { type: 'object', properties: { en: text, ru: text, uk: text, ro: text }, required: ['en', 'ru'], additionalProperties: false, 'x-input': 'titles', 'x-titles': { en: 'What it says in full', ru: 'Полный текст', uk: 'Повний текст', ro: 'Textul complet' } },
      body: { ...cel, 'x-gives': 'string', 'x-titles': { en: 'Text below', ru: 'Текст ниже', uk: 'Текст нижче', ro: 'Textul de dedesubt' } },
      when: { ...cel, 'x-gives': 'boolean', 'x-titles': { en: 'Only if', ru: 'Только если', uk: 'Тільки якщо', ro: 'Doar dacă' } },
      stands: { type: 'boolean', 'x-titles': { en: 'Stands until the state is left', ru: 'Висит, пока запись не покинет состояние', uk: 'Висить, доки запис не покине стан', ro: 'Rămâne până când înregistrarea părăsește starea' } },
      event: { ...eventName, 'x-titles': { en: 'Pressing it sends', ru: 'Нажатие выполняет', uk: 'Натискання виконує', ro: 'Apăsarea trimite' } },
    },
    required: ['to'],
    additionalProperties: false,
  },
  expressions: ({ titles, text: texts, body, when }) => [...textExpressions('/titles', titles), ...textExpressions('/text', texts), ...(typeof body === 'string' ? [{ pointer: '/body', source: body }] : []), ...(typeof when === 'string' ? [{ pointer: '/when', source: when }] : [])],
  check: (params, entity, around) => [...recipients(params.to).flatMap((one, i) => recipientProblems(one, `/to/${i}`, entity, around)), ...saidProblems(params, entity, around), ...standingProblems(params, entity, around)],
  effects: (params, { record, evaluate }) => {
    if (typeof params.when === 'string' && evaluate(params.when) !== true) return []
    const to = recipients(params.to).flatMap((one) => resolve(one, record))
    if (to.length === 0) return []
    const sources = [...textExpressions('', params.titles), ...textExpressions('', params.text)].map(({ source }) => source)
    const values = Object.fromEntries(sources.map((source) => [source, evaluate(source)]))
    const body = bodyOf(params, evaluate)
    return [{ kind: 'notify', to, titles: params.titles as Titles, ...(body === null ? {} : { body }), ...(sources.length === 0 ? {} : { values }), ...(params.stands === true ? { stands: true } : {}), ...(typeof params.event === 'string' ? { event: params.event } : {}) }]
  },
  samples: [
    { params: { to: ['lines:helpers', 'field:next.advisor'], titles: { en: 'Look', ru: 'Смотри' }, stands: true, event: 'CLOSE' }, effects: [{ kind: 'notify', to: [{ people: 'helpers' }, { people: 'next.advisor' }], titles: { en: 'Look', ru: 'Смотри' }, stands: true, event: 'CLOSE' }] },
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

/** What stands goes one day, and what is pressed leads on. */
function standingProblems({ stands, event }: Params, entity: EntityDefinition, { events, waysOut }: ActionSurroundings): readonly Problem[] {
  if (stands === true && waysOut?.length === 0) return [{ pointer: '/stands', message: 'The notice would stand for ever: nothing leads out of the state.', hint: 'Leave “stands” out, or give the state a way out.' }]
  if (typeof event !== 'string') return []
  if (stands !== true) return [{ pointer: '/event', message: 'Only a notice that stands sends an event.', hint: 'Add “stands”, or leave the event out.' }]
  const known = events(entity.name)
  if (!known.includes(event)) return [unknownName(`${entity.name} has no event "${event}".`, event, known, '/event')]
  const ways = waysOut?.filter((way) => way.event === event)
  if (ways?.length === 0) return [{ pointer: '/event', message: `"${event}" does not lead out of the state, so the notice would stay.`, hint: `What leads out is ${[...new Set(waysOut?.flatMap((way) => way.event ?? []))].join(', ') || '—'}.` }]
  return ways?.some(({ asks }) => asks) ? [{ pointer: '/event', message: `"${event}" asks for something first, which a press cannot answer.`, hint: 'Choose an event without required fields.' }] : []
}
