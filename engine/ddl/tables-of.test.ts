import { describe, expect, it } from 'vitest'
import { garagePackage, present } from '../../tests/fixtures/garage.ts'
import { compileNetworkModel } from '../compile/index.ts'
import type { OverlayOperation } from '../definition/types.ts'
import { tablesOf } from './tables-of.ts'

const field = (name: string, schema: object, keywords: object = {}): OverlayOperation => ({ op: 'add-field', entity: 'complaint', name, schema: { ...schema, 'x-field': { id: `fl_x_${name}`, titles: { en: name, ru: name }, ...keywords } } })

function garageTable(name: string, ...operations: readonly OverlayOperation[]) {
  const { model } = compileNetworkModel({ package: garagePackage, overlays: { spb: { base: 'garage@1.0.0', dealership: 'spb', operations } } })
  return present(tablesOf(present(model)).find((table) => table.name === name))
}

describe('the tables of a model', () => {
  it('lead every key with the dealership where the records are its own', () => {
    const complaint = garageTable('complaint')
    expect(complaint.primaryKey.columns).toEqual(['dealership', 'id'])
    expect(garageTable('complaint__works').primaryKey.columns).toEqual(['dealership', 'id'])
    expect(complaint.indexes.map(({ definition }) => definition)).toContain(`using btree ("dealership", "created_at", "id") where ("deleted_at" is null)`)
    expect(garageTable('client').primaryKey.columns).toEqual(['id'])
  })

  it('link shared records by id, lines with their dealership', () => {
    expect(garageTable('complaint').foreignKeys.map(({ columns, target }) => [columns, target.table])).toEqual([[['client'], 'client'], [['category'], 'complaint_category']])
    expect(garageTable('complaint__works').foreignKeys).toMatchObject([{ columns: ['dealership', 'parent'], target: { table: 'complaint', columns: ['dealership', 'id'] }, onDelete: 'cascade' }])
  })

  it('index every link', () => {
    const definitions = garageTable('complaint').indexes.map(({ definition }) => definition)
    expect(definitions).toEqual(expect.arrayContaining(['using btree ("dealership", "client")', 'using btree ("dealership", "category")']))
  })

  it('give columns the comment of their field and user fields no NOT NULL', () => {
    const { columns } = garageTable('complaint')
    expect(columns.find(({ name }) => name === 'subject')).toMatchObject({ id: 'fl_subject', nullable: true })
    expect(columns.find(({ name }) => name === 'state')).toMatchObject({ id: null, nullable: false, fill: "'received'" })
    expect(columns.find(({ name }) => name === 'refund')?.type).toBe('numeric(18,2)')
  })

  it('add no column for the field of an overlay, but an index on its expression where wanted', () => {
    const table = garageTable('complaint', field('insurer', { type: 'string' }, { index: true }), field('rate', { type: 'number' }, { unique: true }), field('due', { type: 'string', format: 'date' }, { index: true }))
    expect(table.columns.map(({ name }) => name)).not.toContain('insurer')
    expect(table.indexes.filter(({ name }) => name.includes('custom'))).toMatchObject([
      { name: 'complaint_dealership_insurer_custom_idx', unique: false, definition: `using btree ("dealership", (("custom" ->> 'insurer')::text))` },
      { name: 'complaint_dealership_rate_custom_key', unique: true, definition: `using btree ("dealership", (("custom" ->> 'rate')::numeric(18,2))) nulls not distinct where ("deleted_at" is null and (("custom" ->> 'rate')::numeric(18,2)) is not null)` },
    ])
  })

  it('never give two indexes one name, however long it gets', () => {
    const long = 'a'.repeat(40)
    const names = garageTable('complaint', field(`${long.slice(0, 38)}x`, { type: 'string' }, { index: true, unique: true }), field(`${long.slice(0, 38)}y`, { type: 'string' }, { index: true, unique: true })).indexes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(63)
  })
})
