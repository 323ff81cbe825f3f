/** Small machines and facts for the tests of this room. */
import type { EntityDefinition, MachineDefinition, PropertySchema, StateDefinition, TransitionDefinition } from '../definition/types.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { ActionType, Expression, ExpressionContext } from '../model/types.ts'
import type { MachineFacts } from './check-machine.ts'

const titles = (text: string) => ({ en: text, ru: text })

export function state(id: string, rest: Partial<Omit<StateDefinition, 'meta'>> & { readonly meta?: Partial<StateDefinition['meta']> } = {}): StateDefinition {
  return { ...rest, meta: { id: `st_${id}`, titles: titles(id), category: 'active', ...rest.meta } }
}

export function to(id: string, target: string | undefined, rest: Partial<Omit<TransitionDefinition, 'meta'>> & { readonly meta?: Partial<TransitionDefinition['meta']> } = {}): TransitionDefinition {
  return { ...(target === undefined ? {} : { target }), ...rest, meta: { id: `tr_${id}`, titles: titles(id), roles: ['advisor'], ...rest.meta } }
}

export const when = (cel: string, params: JsonObject = {}) => ({ type: 'expression', params: { cel, ...params } })

export function machine(states: Readonly<Record<string, StateDefinition>>, initial = Object.keys(states)[0] ?? ''): MachineDefinition {
  return { id: 'order', initial, states }
}

const property = (id: string, rest: object = {}): PropertySchema => ({ type: 'string', ...rest, 'x-field': { id: `fl_${id}`, titles: titles(id) } })

const entity: EntityDefinition = {
  id: 'en_order',
  name: 'order',
  titles: titles('Order'),
  pluralTitles: titles('Orders'),
  scope: 'dealership',
  label: ['title'],
  schema: { type: 'object', properties: { title: property('title'), reason: property('reason'), code: property('code', { readOnly: true }), kind: property('kind', { default: 'x' }) } },
}

/** The language of these tests: `true`, `false`, `field` (is filled), `input.field`. */
export function expression(source: string): Expression {
  const value = ({ record, input }: ExpressionContext): Json => (source === 'true' ? true : source === 'false' ? false : source.startsWith('input.') ? (input?.[source.slice(6)] ?? null) : record[source] != null)
  return { source, references: [], evaluate: value }
}

const setAction: ActionType = {
  name: 'set',
  titles: titles('Set'),
  phase: 'in-transaction',
  params: { type: 'object', properties: { field: { type: 'string' } }, required: ['field'], additionalProperties: false },
  expressions: ({ field }) => [{ pointer: '/field', source: String(field) }],
  sets: ({ field }) => [String(field)],
  check: ({ field }, { schema }) => (String(field) in schema.properties ? [] : [{ pointer: '/field', message: `no field ${String(field)}` }]),
  effects: () => [],
  samples: [],
}

export const actions: ReadonlyMap<string, ActionType> = new Map([[setAction.name, setAction]])

export const facts: MachineFacts = {
  entity,
  entities: new Map([[entity.name, entity]]),
  roles: new Map([
    ['advisor', { read: true, edit: true }],
    ['head', { read: true, edit: true }],
    ['viewer', { read: true, edit: false }],
    ['stranger', { read: false, edit: false }],
  ]),
  actions,
  checkExpression: (source) => (source === 'broken' ? [{ message: 'it is broken', hint: 'mend it' }] : []),
  fieldKind: () => null,
  messages: new Map(),
  events: () => [],
  place: 'machine',
  calendars: ['desk'],
}

export function context(roles: readonly string[] = ['advisor'], record: ExpressionContext['record'] = {}, input: ExpressionContext['record'] = {}): ExpressionContext {
  return { record, input, actor: { id: 'u', login: 'u', name: 'U', position: null, roles, dealership: null }, now: new Date(0) }
}
