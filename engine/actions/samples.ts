/** The record, entity and actor that the samples of all actions speak of. */
import type { EntityDefinition, PropertySchema } from '../definition/types.ts'
import type { ExpressionContext, Values } from '../model/types.ts'

export const sampleIds = {
  record: '01900000-0000-7000-8000-000000000001',
  actor: '01900000-0000-7000-8000-000000000002',
  advisor: '01900000-0000-7000-8000-000000000003',
} as const

const titles = (text: string) => ({ en: text, ru: text })
const property = (name: string, schema: Omit<PropertySchema, 'x-field'>, keywords: Partial<PropertySchema['x-field']> = {}): PropertySchema => ({ ...schema, 'x-field': { id: `fl_${name}`, titles: titles(name), ...keywords } })

export const sampleEntity: EntityDefinition = {
  id: 'en_task',
  name: 'task',
  titles: titles('Task'),
  pluralTitles: titles('Tasks'),
  scope: 'dealership',
  label: ['title'],
  schema: {
    type: 'object',
    properties: {
      title: property('title', { type: 'string' }),
      total: property('total', { type: 'number' }),
      double: property('double', { type: 'number' }, { computed: 'record.total * 2' }),
      closedAt: property('closed_at', { type: 'string', format: 'date-time' }),
      advisor: property('advisor', { type: 'string', format: 'uuid' }, { type: 'user' }),
      mechanic: property('mechanic', { type: 'string', format: 'uuid' }, { type: 'user' }),
      helpers: { ...property('helpers', { type: 'array' }), items: { type: 'object', properties: { who: property('who', { type: 'string', format: 'uuid' }, { type: 'user' }), role: property('role', { type: 'string', enum: ['head', 'advisor'] }) } } },
      next: property('next', { type: 'string', format: 'uuid' }, { type: 'reference', entity: 'task' }),
    },
  },
}

const record: Values = { id: sampleIds.record, title: 'Oil', total: 20, double: 40, closedAt: null, advisor: sampleIds.advisor, mechanic: null, next: null }

export const sampleContext: ExpressionContext = {
  record,
  actor: { id: sampleIds.actor, login: 'head.spb', name: 'Head', position: null, roles: ['head'], dealership: 'spb' },
  input: { reason: 'Done' },
  now: new Date('2009-05-25T09:00:00Z'),
}
