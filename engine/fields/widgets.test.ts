import { expect, test } from 'vitest'
import { fieldTypes } from './index.ts'
import { widgetNamed, widgets } from './widgets.ts'

test('every field type has a widget, and every widget a field type', () => {
  expect(Object.keys(widgets).sort()).toEqual([...fieldTypes.keys()].sort())
})

test('the widget a field type names exists', () => {
  for (const { name, widget } of fieldTypes.values()) expect(widgetNamed(widget ?? name), name).toBe(widgets[name as keyof typeof widgets])
})
