import type { EntityDefinition } from '../../definition/types.ts'
import type { ActionType } from '../../model/types.ts'
import { cel, fieldName, type Params, type Problem, unknownField } from '../problems.ts'
import { sampleIds } from '../samples.ts'

const userOf = ({ user }: Params): string => (typeof user === 'string' ? user : 'actor.id')

/** Puts a person into a user field: `{ "field": "mechanic", "user": "input.mechanic" }`; without `user`, who acts. */
export const assign: ActionType = {
  name: 'assign',
  titles: { en: 'Assign to a person', ru: 'Назначить сотрудника', uk: 'Призначити співробітника', ro: 'Atribuie unei persoane' },
  phase: 'in-transaction',
  params: {
    type: 'object',
    properties: {
      field: { ...fieldName, 'x-type': 'user', 'x-titles': { en: 'Into the field', ru: 'В поле', uk: 'У поле', ro: 'În câmpul' } },
      user: { ...cel, 'x-gives': 'id', 'x-titles': { en: 'Person (empty: who acts)', ru: 'Сотрудник (пусто: кто действует)', uk: 'Співробітник (порожньо: хто діє)', ro: 'Persoana (gol: cine acționează)' } },
    },
    required: ['field'],
    additionalProperties: false,
  },
  expressions: (params) => [{ pointer: '/user', source: userOf(params), field: String(params.field) }],
  sets: ({ field }) => [String(field)],
  check: ({ field }, entity) => problems(String(field), entity),
  effects: (params, { evaluate }) => [{ kind: 'set', values: { [String(params.field)]: evaluate(userOf(params)) } }],
  samples: [
    { params: { field: 'mechanic' }, effects: [{ kind: 'set', values: { mechanic: sampleIds.actor } }] },
    { params: { field: 'mechanic', user: 'record.advisor' }, effects: [{ kind: 'set', values: { mechanic: sampleIds.advisor } }] },
  ],
}

function problems(field: string, entity: EntityDefinition): readonly Problem[] {
  const property = entity.schema.properties[field]
  if (!property) return [unknownField(entity, field, '/field')]
  return property['x-field'].type === 'user' ? [] : [{ pointer: '/field', message: `"${field}" does not hold a person.`, hint: 'Name a field of type "user", or use set-fields.' }]
}
