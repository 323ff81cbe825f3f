import type { DraftFiles } from '../../../engine/engine.ts'

const titles = (text: string) => ({ en: text, ru: text })
const json = (value: unknown): string => JSON.stringify(value, null, 2)
const state = (id: string, category: string, on: object = {}) => ({ on, meta: { id, titles: titles(id), category } })
const way = (id: string, target: string) => ({ target, meta: { id, titles: titles(id), roles: ['sender'] } })

/** What differs from one version to the next. */
export interface Turn {
  /** The two fields have each other's name: whoever reads both sees by which version. */
  readonly isSwapped?: boolean
  /** A field that must be filled: by default where there is a number, else computed from the record. */
  readonly required?: number | 'computed'
  readonly isIndexed?: boolean
  readonly isParked?: boolean
}

/** Tickets whose field fl_left always begins with L and fl_right with R, whatever the fields are called. */
export function sidesPackage({ isSwapped = false, required, isIndexed = false, isParked = true }: Turn): DraftFiles {
  const side = (letter: string, id: string) => ({ type: 'string', maxLength: 40, 'x-field': { id, titles: titles(letter), initial: `"${letter}-" + record.title`, ...(isIndexed ? { index: true } : {}) } })
  const [left, right] = [side('L', 'fl_left'), side('R', 'fl_right')]
  const properties = {
    title: { type: 'string', maxLength: 200, 'x-field': { id: 'fl_title', titles: titles('Title') } },
    left: isSwapped ? right : left,
    right: isSwapped ? left : right,
    ...(typeof required === 'number' ? { urgency: { type: 'integer', default: required, 'x-field': { id: 'fl_urgency', titles: titles('Urgency') } } } : {}),
    ...(required === 'computed' ? { tag: { type: 'string', 'x-field': { id: 'fl_tag', titles: titles('Tag'), initial: 'record.title', backfill: 'record.title + "!"' } } } : {}),
  }
  const names = ['title', ...(typeof required === 'number' ? ['urgency'] : []), ...(required === 'computed' ? ['tag'] : [])]
  return {
    'manifest.json': json({ id: 'sides', version: '1.0.0', titles: titles('Sides') }),
    'entities/ticket/entity.json': json({ id: 'en_ticket', name: 'ticket', titles: titles('Ticket'), pluralTitles: titles('Tickets'), scope: 'dealership', label: ['title'], schema: { type: 'object', required: names, properties } }),
    'entities/ticket/machine.json': json({
      id: 'ma_ticket',
      initial: 'here',
      states: {
        here: state('st_here', 'new', { GO: way('tr_go', 'there'), ...(isParked ? { PARK: way('tr_park', 'parked') } : {}) }),
        there: state('st_there', 'active', { COME: way('tr_come', 'here') }),
        ...(isParked ? { parked: state('st_parked', 'waiting', { LEAVE: way('tr_leave', 'here') }) } : {}),
      },
    }),
    'entities/ticket/views.json': json({ form: { sections: [{ id: 'se_ticket', titles: titles('Main'), fields: ['title', 'left', 'right'] }] }, list: { columns: ['title'] } }),
    'roles/sender/role.json': json({ id: 'ro_sender', name: 'sender', titles: titles('Sender'), workplace: 'desk', permissions: { '*': { read: true, create: true, edit: true, delete: true } } }),
    'workplaces/desk/workplace.json': json({ id: 'wp_desk', name: 'desk', titles: titles('Desk'), navigation: [{ id: 'ng_desk', items: [{ entity: 'ticket' }] }] }),
  }
}

/** Six versions: a name swapped twice, required fields, an index, and a state that goes with records in it. */
export const turns: readonly Turn[] = [
  { required: 3 },
  { required: 3, isSwapped: true },
  { required: 3, isSwapped: true, isIndexed: true },
  { required: 3, isSwapped: true, isIndexed: true, isParked: false },
  { required: 'computed', isIndexed: true, isParked: false },
]
