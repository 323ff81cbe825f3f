import { expect, test } from 'vitest'
import type { WidgetColumn } from '../widget.ts'
import { isBlank, totalsOf } from './rows.ts'

const column = (name: string, computed: string | null, kind: string): WidgetColumn => ({ name, title: name, required: false, readOnly: false, widget: name, computed, visible: null, options: { type: kind, kind } })

test('only computed amounts are added up', () => {
  const columns = [column('price', null, 'decimal'), column('amount', 'line.price', 'decimal'), column('note', 'line.price', 'string')]
  expect(totalsOf(columns, [{ price: 10, amount: 20 }, { price: 5, amount: '2.5' }, {}])).toEqual({ amount: 22.5 })
})

test('a row without a value is blank', () => {
  const columns = [column('a', null, 'decimal'), column('sum', 'line.a', 'decimal')]
  expect(isBlank(columns, { a: null, sum: 0 })).toBe(true)
  expect(isBlank(columns, { a: 0 })).toBe(false)
})
