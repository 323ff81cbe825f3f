import { expect, test } from 'vitest'
import type { ReportDefinition } from '../../../../engine/client.ts'
import { addChart, addMeasure, addTable, newParameter, newReport, removeMeasure, sourceOf, withBlocks } from './edits.ts'

const titles = { en: 'A', ru: 'А' }
const made = newReport({ id: 'rp_x', name: 'x', titles, source: 'task', sum: { field: 'total', titles }, by: { field: 'state', titles }, period: 'createdAt' })

test('a new report shows something at once', () => {
  expect(made.parameters).toMatchObject([{ name: 'period', type: 'period' }])
  expect(made.measures).toMatchObject({ count: { kind: 'count', source: 'task', filter: 'inPeriod(record.createdAt, params.period)' }, sum: { kind: 'sum', field: 'total' } })
  expect(made.blocks).toMatchObject([{ kind: 'figures', figures: [{ measure: 'count' }, { measure: 'sum' }] }, { kind: 'table', columns: [{ measure: 'count' }, { measure: 'sum' }], orderBy: [{ column: 'count' }] }, { kind: 'chart', table: 'table', column: 'count', label: 'state' }])
  expect(newReport({ id: 'rp_x', name: 'x', titles, source: 'task', sum: null, by: null, period: null })).toMatchObject({ parameters: [], measures: { count: { source: 'task' } }, blocks: [{ kind: 'figures' }] })
})

test('with a measure goes what is made of it, and nothing else', () => {
  const { report: withRatio, name } = addMeasure(made, { kind: 'ratio', of: 'sum', to: 'count', titles })
  const figures: ReportDefinition = { ...withRatio, blocks: withRatio.blocks.map((block) => (block.kind === 'figures' ? { ...block, figures: [{ measure: 'count', share: name }, { measure: name }] } : block)) }
  const left = removeMeasure(figures, 'sum')
  expect(Object.keys(left.measures)).toEqual(['count'])
  expect(left.blocks[0]).toMatchObject({ figures: [{ measure: 'count' }] })
  expect(left.blocks[0]).not.toMatchObject({ figures: [{ share: name }] })
  expect(left.blocks.map(({ kind }) => kind)).toEqual(['figures', 'table', 'chart'])
  expect(removeMeasure(left, 'count').blocks).toEqual([])
})

test('a chart goes with its table', () => {
  expect(withBlocks(made, made.blocks.filter(({ kind }) => kind !== 'table')).blocks.map(({ kind }) => kind)).toEqual(['figures'])
  expect(addChart({ ...made, blocks: [] })).toBeNull()
})

test('names are taken once; a table counts records of one kind', () => {
  const twice = addMeasure(made, { kind: 'count', source: 'client', titles })
  expect(twice.name).toBe('count2')
  expect(sourceOf(twice.report, ['count2'])).toBe('client')
  expect(addTable(twice.report, { name: 'state', title: '' }, titles).blocks.at(-1)).toMatchObject({ id: 'table2', columns: [{ measure: 'count' }, { measure: 'sum' }] })
  expect(newParameter(made, 'period', 'task')).toMatchObject({ name: 'period2' })
  expect(newParameter(made, 'enum', 'task')).toMatchObject({ type: 'enum', options: { option: {} } })
})
