import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WidgetColumn, WidgetOptions } from '../widget.ts'
import { formatBlock, parseBlock } from './block.ts'
import { arrowCell, clearRange, moveRow, nextCell, pasteBlock } from './grid-model.ts'

const column = (name: string, options: WidgetOptions, over: Partial<WidgetColumn> = {}): WidgetColumn => ({ name, title: name, required: false, readOnly: false, widget: options.type, computed: null, visible: null, options, ...over })
const columns = [
  column('name', { type: 'string', kind: 'string' }),
  column('price', { type: 'money', kind: 'decimal' }),
  column('amount', { type: 'money', kind: 'decimal' }, { computed: 'line.price' }),
  column('kind', { type: 'enum', kind: 'string', options: [{ value: 'own', title: 'Своя' }, { value: 'bought', title: 'Покупная' }] }),
  column('worker', { type: 'user', kind: 'id', target: { entity: 'user' } }),
  column('day', { type: 'date', kind: 'date' }),
  column('done', { type: 'boolean', kind: 'boolean' }),
]
const at = (row: number, col = 0) => ({ top: row, bottom: row, left: col, right: col })
const free = () => false
const into = (rows: readonly object[], range = at(0)) => ({ rows: rows as never, columns, range, timeZone: 'UTC', isFixed: free })

describe('blocks of cells as text', () => {
  test('what was copied is what is pasted, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a\tb', 'a\nb', '"', '""', 'он сказал "да"', '1 234,50', '\r\n', ' '))
    const block = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
    // An empty last row is what spreadsheets end with.
    fc.assert(fc.property(block.filter((rows) => rows.at(-1)?.join('') !== ''), (rows) => void expect(parseBlock(formatBlock(rows))).toEqual(rows)))
  })
  test('a quote among words is a letter; rows of unequal length become a rectangle', () => {
    expect(parseBlock('"Гранит" ООО\t1\r\nдиск 14"\t2\t3\r\n')).toEqual([['"Гранит" ООО', '1', ''], ['диск 14"', '2', '3']])
  })
  test('text of any kind is read to its end', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a') }), (text) => void expect(parseBlock(text).length).toBeGreaterThan(0)))
  })
})

describe('pasting', () => {
  test('numbers with a decimal comma, titles, days and marks are read; computed columns keep theirs; rows are added', () => {
    const { rows, unread, range } = pasteBlock(into([{ name: 'old', amount: 7 }]), parseBlock('Фильтр\t1 234,50\t99\tпокупная\t\t05.11.2026\tда\nМасло\t2.000,5\t\tСвоя\t\t2026-11-06\tнет\n'))
    expect(rows).toEqual([
      { name: 'Фильтр', price: 1234.5, amount: 7, kind: 'bought', day: '2026-11-05', done: true },
      { name: 'Масло', price: 2000.5, kind: 'own', day: '2026-11-06', done: false },
    ])
    expect(unread).toEqual([])
    expect(range).toEqual({ top: 0, bottom: 1, left: 0, right: 6 })
  })
  test('what names a record is to be found, what means nothing is told', () => {
    const { rows, unread } = pasteBlock(into([{}], at(0, 1)), [['дорого', '', 'Чужая', ' Иванов ', '31.02.2026']])
    expect(rows).toEqual([{}])
    expect(unread.map(({ column: { name }, text, isSearch }) => [name, text, isSearch])).toEqual([['price', 'дорого', false], ['kind', 'Чужая', false], ['worker', 'Иванов', true], ['day', '31.02.2026', false]])
  })
  test('one cell fills what is selected', () => {
    expect(pasteBlock(into([{ price: 1 }, {}, { name: 'x' }], { top: 0, bottom: 2, left: 0, right: 1 }), [['5']]).rows).toEqual([{ name: '5', price: 5 }, { name: '5', price: 5 }, { name: '5', price: 5 }])
  })
  test('rows that are written once for all are not pasted over', () => {
    const isFixed = (row: object) => 'id' in row
    expect(pasteBlock({ ...into([{ id: '1', name: 'a' }]), isFixed }, [['b']]).rows).toEqual([{ id: '1', name: 'a' }, { name: 'b' }])
  })
})

describe('moving about', () => {
  const shape = { rows: 3, columns: 4 }
  test('arrows stop at the edges, with Ctrl they go there', () => {
    expect(arrowCell({ row: 0, column: 0 }, 'ArrowUp', shape, false)).toEqual({ row: 0, column: 0 })
    expect(arrowCell({ row: 0, column: 0 }, 'ArrowDown', shape, true)).toEqual({ row: 2, column: 0 })
    expect(arrowCell({ row: 1, column: 1 }, 'End', shape, true)).toEqual({ row: 2, column: 3 })
  })
  test('Tab visits every cell that may be changed, once and in order, and then leaves', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(11)), (open) => {
        const mayChange = ({ row, column: col }: { row: number; column: number }) => open.includes(row * 4 + col)
        const visited: number[] = []
        for (let cell = nextCell({ row: 0, column: -1 }, false, shape, mayChange); cell; cell = nextCell(cell, false, shape, mayChange)) visited.push(cell.row * 4 + cell.column)
        expect(visited).toEqual([...open].sort((a, b) => a - b))
      }),
    )
  })
  test('a row moves one place, never past a fixed one', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { name: 'c' }]
    expect(moveRow(rows, 2, -1, free).map((row) => Object.values(row)[0])).toEqual(['a', 'c', 'b'])
    expect(moveRow(rows, 0, -1, free)).toBe(rows)
    expect(moveRow(rows, 2, -1, (row) => 'id' in row)).toBe(rows)
  })
  test('emptying leaves computed cells', () => {
    expect(clearRange([{ name: 'a', price: 1, amount: 2 }], columns, { top: 0, bottom: 0, left: 0, right: 2 }, free)).toEqual([{ amount: 2 }])
  })
})
