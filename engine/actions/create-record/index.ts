import { segment } from '../../kernel/pointer.ts'
import type { ActionType } from '../../model/types.ts'
import { cel, celByField, fieldName, type Params, type Problem, textsOf, unknownField, unknownName, valueProblems } from '../problems.ts'
import type { EntityDefinition } from '../../definition/types.ts'
import type { ActionSurroundings } from '../../model/types.ts'

/**
 * Creates a record of another entity: `{ "entity": "complaint", "values": { "client": "record.client" }, "link": "complaint" }`.
 * The values are CEL texts over this record; `link` names the field of this record that then points to the new one, also
 * for the actions after this one. Nothing is created where `when` does not hold.
 */
export const createRecord: ActionType = {
  name: 'create-record',
  titles: { en: 'Create a record', ru: 'Создать запись', uk: 'Створити запис', ro: 'Creează o înregistrare' },
  phase: 'in-transaction',
  params: {
    type: 'object',
    properties: {
      entity: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'x-input': 'entity', 'x-titles': { en: 'Of the kind', ru: 'Вид записи', uk: 'Вид запису', ro: 'Tipul înregistrării' } },
      values: { ...celByField, 'x-of': 'entity', 'x-titles': { en: 'Its fields and values', ru: 'Её поля и значения', uk: 'Його поля та значення', ro: 'Câmpurile și valorile ei' } },
      link: { ...fieldName, 'x-to': 'entity', 'x-titles': { en: 'Field of this record that points to it', ru: 'Поле этой записи со ссылкой на неё', uk: 'Поле цього запису з посиланням на нього', ro: 'Câmpul acestei înregistrări care arată spre ea' } },
      when: { ...cel, 'x-gives': 'boolean', 'x-titles': { en: 'Only if', ru: 'Только если', uk: 'Тільки якщо', ro: 'Doar dacă' } },
    },
    required: ['entity', 'values'],
    additionalProperties: false,
  },
  expressions: ({ entity, values, when }) => [
    ...Object.entries(textsOf(values)).map(([field, source]) => ({ pointer: `/values/${segment(field)}`, source, field, entity: String(entity) })),
    ...(typeof when === 'string' ? [{ pointer: '/when', source: when }] : []),
  ],
  sets: ({ link }) => (typeof link === 'string' ? [link] : []),
  check: problems,
  effects: ({ entity, values, link, when }, { evaluate }) => {
    if (typeof when === 'string' && evaluate(when) !== true) return []
    return [{ kind: 'create', entity: String(entity), values: Object.fromEntries(Object.entries(textsOf(values)).map(([field, source]) => [field, evaluate(source)])), ...(typeof link === 'string' ? { link } : {}) }]
  },
  samples: [
    { params: { entity: 'task', values: { title: '"After " + record.title' } }, effects: [{ kind: 'create', entity: 'task', values: { title: 'After Oil' } }] },
    { params: { entity: 'task', values: { advisor: 'record.advisor' }, link: 'next' }, effects: [{ kind: 'create', entity: 'task', values: { advisor: '01900000-0000-7000-8000-000000000003' }, link: 'next' }] },
    { params: { entity: 'task', values: { title: 'record.title' }, when: 'record.advisor == null' }, effects: [] },
  ],
}

function problems({ entity: name, values, link }: Params, entity: EntityDefinition, around: ActionSurroundings): readonly Problem[] {
  const target = around.entity(String(name))
  if (!target) return [unknownName(`There is no entity "${String(name)}".`, String(name), around.entities, '/entity')]
  return [...valueProblems(values, target), ...(typeof link === 'string' ? linkProblems(link, target.name, entity) : [])]
}

function linkProblems(link: string, target: string, entity: EntityDefinition): readonly Problem[] {
  const property = entity.schema.properties[link]
  if (!property) return [unknownField(entity, link, '/link')]
  return property['x-field'].entity === target ? [] : [{ pointer: '/link', message: `"${link}" does not refer to ${target}.`, hint: `Name a reference field of ${entity.name} whose entity is ${target}.` }]
}
