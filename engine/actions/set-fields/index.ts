import type { ActionType } from '../../model/types.ts'
import { segment } from '../../kernel/pointer.ts'
import { celByField, textsOf, valueProblems } from '../problems.ts'

/** Sets fields of the record: `{ "values": { "closedAt": "now" } }`, each value a CEL text. All are read before any is set. */
export const setFields: ActionType = {
  name: 'set-fields',
  titles: { en: 'Set fields', ru: 'Заполнить поля', uk: 'Заповнити поля', ro: 'Completează câmpuri' },
  phase: 'in-transaction',
  params: { type: 'object', properties: { values: { ...celByField, 'x-titles': { en: 'Fields and values', ru: 'Поля и значения', uk: 'Поля та значення', ro: 'Câmpuri și valori' } } }, required: ['values'], additionalProperties: false },
  expressions: ({ values }) => Object.entries(textsOf(values)).map(([field, source]) => ({ pointer: `/values/${segment(field)}`, source, field })),
  sets: ({ values }) => Object.keys(textsOf(values)),
  check: ({ values }, entity) => valueProblems(values, entity),
  effects: ({ values }, { evaluate }) => [{ kind: 'set', values: Object.fromEntries(Object.entries(textsOf(values)).map(([field, source]) => [field, evaluate(source)])) }],
  samples: [
    { params: { values: { closedAt: 'now' } }, effects: [{ kind: 'set', values: { closedAt: '2009-05-25T09:00:00.000Z' } }] },
    { params: { values: { total: 'record.total + 0.1', title: 'input.reason', next: 'null' } }, effects: [{ kind: 'set', values: { total: 20.1, title: 'Done', next: null } }] },
  ],
}
