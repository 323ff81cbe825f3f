import { expect, test } from 'vitest'
import type { HomeBlock } from './home.ts'
import { withViewFilters } from './view-filters.ts'

const titles = { en: 'A', ru: 'А' }
const filterOf = (entity: string, view: string) => (entity === 'task' && view === 'vi_open' ? { state: { in: ['open'] } } : undefined)

test('views become their filters, together with a filter of the block’s own', () => {
  const blocks: readonly HomeBlock[] = [
    { kind: 'tile', id: 'bl_a', titles, entity: 'task', view: 'vi_open' },
    { kind: 'list', id: 'bl_b', titles, entity: 'task', view: 'vi_open', filter: { dueOn: { lt: '$today' } } },
    { kind: 'figures', id: 'bl_c', figures: [{ titles, entity: 'task', view: 'vi_gone', function: 'count' }] },
    { kind: 'my-day', id: 'bl_d', sources: [{ entity: 'task', view: 'vi_open', date: 'dueOn' }] },
    { kind: 'drafts', id: 'bl_e' },
  ]
  expect(withViewFilters(blocks, filterOf)).toEqual([
    { kind: 'tile', id: 'bl_a', titles, entity: 'task', filter: { state: { in: ['open'] } } },
    { kind: 'list', id: 'bl_b', titles, entity: 'task', filter: { and: [{ state: { in: ['open'] } }, { dueOn: { lt: '$today' } }] } },
    { kind: 'figures', id: 'bl_c', figures: [{ titles, entity: 'task', function: 'count' }] },
    { kind: 'my-day', id: 'bl_d', sources: [{ entity: 'task', date: 'dueOn', filter: { state: { in: ['open'] } } }] },
    { kind: 'drafts', id: 'bl_e' },
  ])
})
