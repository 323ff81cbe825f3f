import type { EntityDefinition } from '../../definition/types.ts'
import { segment } from '../../kernel/pointer.ts'
import type { ActionSurroundings, ActionType } from '../../model/types.ts'
import { celByField, fieldName, type Params, type Problem, textsOf, unknownField, unknownName } from '../problems.ts'

/**
 * Sends an event in the system's name: `{ "event": "CLOSE" }`, to the record that a field points to with `"to": "task"`;
 * `input` fills the event's form with CEL texts. For automations: a machine says where its own transitions lead.
 */
export const sendEvent: ActionType = {
  name: 'send-event',
  titles: { en: 'Move to another state', ru: 'Перевести в другое состояние', uk: 'Перевести в інший стан', ro: 'Trece în altă stare' },
  phase: 'in-transaction',
  params: { type: 'object', properties: { event: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$', maxLength: 40 }, to: fieldName, input: celByField }, required: ['event'], additionalProperties: false },
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
  if (around.place === 'machine') return [{ pointer: '', message: 'Only automations send events.', hint: 'Give the transition a target, or make an automation.' }]
  const property = typeof to === 'string' ? entity.schema.properties[to] : undefined
  if (typeof to === 'string' && !property) return [unknownField(entity, to, '/to')]
  const target = property ? property['x-field'].entity : entity.name
  if (target === undefined) return [{ pointer: '/to', message: `"${String(to)}" refers to no record.`, hint: 'Name a reference field.' }]
  const events = around.events(target)
  return events.includes(String(event)) ? [] : [unknownName(`${target} has no event "${String(event)}".`, String(event), events, '/event')]
}
