import { describe, expect, it } from 'vitest'
import { layoutsWithout } from './layouts-without.ts'
import type { ViewsDefinition } from './types.ts'

const views: ViewsDefinition = {
  form: { sections: [] },
  list: { columns: ['a'] },
  board: { columns: 'kind', swimLanes: 'who', card: ['a', 'b'], sums: ['sum'] },
  calendar: { start: 'from', end: 'to', resources: ['who', 'where'], occupies: ['who', 'where'], title: ['a'] },
  chart: { dimensions: ['kind', 'who'], measures: ['sum'], measure: { function: 'sum', field: 'sum' } },
}

describe('layouts without a field', () => {
  it('go on without what only adds to them', () => {
    const left = layoutsWithout(layoutsWithout(layoutsWithout(views, 'who'), 'sum'), 'to')
    expect(left.board).toEqual({ columns: 'kind', card: ['a', 'b'], sums: [] })
    expect(left.calendar).toEqual({ start: 'from', resources: ['where'], occupies: ['where'], title: ['a'] })
    expect(left.chart).toEqual({ dimensions: ['kind'], measures: [] })
  })

  it('are gone without what they are built on', () => {
    expect(layoutsWithout(views, 'kind').board).toBeUndefined()
    expect(layoutsWithout(views, 'from').calendar).toBeUndefined()
    expect(layoutsWithout({ ...views, chart: { dimensions: ['kind'] } }, 'kind').chart).toBeUndefined()
    expect(layoutsWithout(views, 'other')).toEqual(views)
  })
})
