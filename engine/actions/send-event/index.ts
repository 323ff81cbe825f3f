import type { EntityDefinition } from '../../definition/types.ts'
import { segment } from '../../kernel/pointer.ts'
import type { ActionSurroundings, ActionType } from '../../model/types.ts'
import { celByField, eventName, fieldName, type Params, type Problem, textsOf, unknownField, unknownName } from '../problems.ts'

/**
 * Sends an event in the system's name: `{ "event": "CLOSE" }`, to the record that a field points to with `"to": "task"`;
 * `input` fills the event's form with CEL texts. For automations: a machine says where its own transitions lead.
 */
export const sendEvent: ActionType = {
  name: 'send-event',
  titles: { en: 'Move to another state', ru: 'Перевести в другое состояние', uk: 'Перевести в інший стан', ro: 'Trece în altă stare' },
  phase: 'in-transaction',
  only: 'automation',
  params: {
    type: 'object',
    properties: {
      to: { ...fieldName, 'x-type': 'reference', 'x-titles': { en: 'Record (this one where none is chosen)', ru: 'Запись (без выбора — эта же)', uk: 'Запис (без вибору — цей самий)', ro: 'Înregistrarea (fără alegere — aceasta)' } },
      event: { ...eventName, 'x-titles': { en: 'By which transition', ru: 'Каким переходом', uk: 'Яким переходом', ro: 'Prin ce tranziție' } },
      input: { ...celByField, 'x-input': 'texts', 'x-titles': { en: 'Answers to its questions', ru: 'Ответы на вопросы перехода', uk: 'Відповіді на запитання переходу', ro: 'Răspunsurile la întrebările tranziției' } },
    },
    required: ['event'],
    additionalProperties: false,
  },
  expressions: ({ input }) => Object.entries(textsOf(input)).map(([field, source]) => ({ pointer: `/input/${segment(field)}`, source })),
  check: problems,
  effects: ({ event, to, input }, { evaluate }) => [
    { kind: 'send', event: String(event), ...(typeof to === 'string' ? { to } : {}), input: Object.fromEntries(Object.entries(textsOf(input)).map(([field, source]) => [field, evaluate(source)])) },
  ],
  samples: [
    { params: { event: 'CLOSE' }, effects: [{ kind: 'send', event: 'CLOSE', input: {} }] },
    { params: { event: 'CLOSE', to: 'next', input: { reason: 'record.title' } }, effects: [{ kind: 'send', event: 'CLOSE', to: 'next', input: { reason: 'Oil' } }] },
  ],
}

function problems({ event, to }: Params, entity: EntityDefinition, around: ActionSurroundings): readonly Problem[] {
  const property = typeof to === 'string' ? entity.schema.properties[to] : undefined
  if (typeof to === 'string' && !property) return [unknownField(entity, to, '/to')]
  const target = property ? property['x-field'].entity : entity.name
  if (target === undefined) return [{ pointer: '/to', message: `"${String(to)}" refers to no record.`, hint: 'Name a reference field.' }]
  const events = around.events(target)
  return events.includes(String(event)) ? [] : [unknownName(`${target} has no event "${String(event)}".`, String(event), events, '/event')]
}
