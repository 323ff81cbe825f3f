import type { ActionType } from '../../model/types.ts'
import { cel } from '../problems.ts'

/** Writes a comment into the record's timeline: `{ "text": "input.reason" }`. An empty text writes none. */
export const comment: ActionType = {
  name: 'comment',
  titles: { en: 'Write a comment', ru: 'Оставить комментарий', uk: 'Залишити коментар', ro: 'Scrie un comentariu' },
  phase: 'in-transaction',
  params: { type: 'object', properties: { text: { ...cel, 'x-gives': 'string', 'x-titles': { en: 'Text', ru: 'Текст', uk: 'Текст', ro: 'Textul' } } }, required: ['text'], additionalProperties: false },
  expressions: ({ text }) => [{ pointer: '/text', source: String(text) }],
  effects: ({ text }, { evaluate }) => {
    const said = evaluate(String(text))
    return said === null || said === '' ? [] : [{ kind: 'comment', text: typeof said === 'string' ? said : JSON.stringify(said) }]
  },
  samples: [
    { params: { text: 'input.reason' }, effects: [{ kind: 'comment', text: 'Done' }] },
    { params: { text: 'record.mechanic' }, effects: [] },
  ],
}
