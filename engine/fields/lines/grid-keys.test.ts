import type { KeyboardEvent } from 'react'
import { expect, test } from 'vitest'
import { onGridKey } from './grid-keys.ts'
import { nextCell } from './grid-model.ts'
import type { Grid } from './use-grid.tsx'

const shape = { rows: 3, columns: 3 }

/** What a key has a grid do, with the middle cell active; the names of what was called, and whether the key was taken. */
function press(key: string, over: Partial<Grid> = {}, held: Partial<KeyboardEvent> = {}): readonly string[] {
  const done: string[] = []
  const note = (name: string) => (...given: readonly unknown[]) => {
    done.push([name, ...given.map((one) => (typeof one === 'object' ? Object.values(one ?? { none: 'none' }).join(':') : String(one)))].join(' '))
    return true
  }
  const actions = Object.fromEntries(['goTo', 'selectTo', 'select', 'edit', 'stop', 'toggle', 'insert', 'add', 'remove', 'move', 'undo', 'clear', 'takeBack'].map((name) => [name, note(name)]))
  const grid = { active: { row: 1, column: 1 }, range: { top: 1, bottom: 1, left: 1, right: 1 }, editing: 'no', readOnly: false, shape, entry: { row: 0, column: 1 }, isMark: () => false, nextOpen: (from: { row: number; column: number }, isBack: boolean) => nextCell(from, isBack, shape, () => true), ...actions, ...over } as unknown as Grid
  const target = {}
  onGridKey(grid, { key, code: `Key${key.toUpperCase()}`, defaultPrevented: false, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, target, currentTarget: { contains: () => true }, preventDefault: note('taken'), stopPropagation: () => undefined, ...held } as unknown as KeyboardEvent)
  return done
}

test.each<[string, string, Partial<Grid>, Partial<KeyboardEvent>, readonly string[]]>([
  ['an arrow walks', 'ArrowDown', {}, {}, ['goTo 2:1', 'taken']],
  ['with Shift it selects', 'ArrowRight', {}, { shiftKey: true }, ['selectTo 1:2', 'taken']],
  ['with Ctrl it moves the row', 'ArrowUp', {}, { ctrlKey: true }, ['move -1', 'taken']],
  ['with Ctrl and Shift it selects to the end', 'ArrowDown', {}, { ctrlKey: true, shiftKey: true }, ['selectTo 2:1', 'taken']],
  ['a letter begins to type, and is typed', 'ж', {}, {}, ['edit typing']],
  ['F2 edits what stands there', 'F2', {}, {}, ['edit editing', 'taken']],
  ['Enter goes below', 'Enter', {}, {}, ['goTo 2:1', 'taken']],
  ['from the last row it adds one', 'Enter', { active: { row: 2, column: 0 } }, {}, ['add', 'taken']],
  ['Tab in the last cell leaves the grid', 'Tab', { active: { row: 2, column: 2 } }, {}, []],
  ['Tab in the last cell while typing adds a row', 'Tab', { active: { row: 2, column: 2 }, editing: 'typing' }, {}, ['add', 'stop', 'taken']],
  ['an arrow ends what was begun with a letter', 'ArrowLeft', { editing: 'typing' }, {}, ['goTo 1:0', 'stop', 'taken']],
  ['and moves the caret in what is edited', 'ArrowLeft', { editing: 'editing' }, {}, []],
  ['Escape takes back what was typed', 'Escape', { editing: 'typing' }, {}, ['takeBack', 'stop', 'taken']],
  ['Escape leaves the cells', 'Escape', {}, {}, ['goTo none', 'taken']],
  ['an arrow comes back', 'ArrowDown', { active: null }, {}, ['goTo 0:1', 'taken']],
  ['any other key goes on then', 'Tab', { active: null }, {}, []],
  ['Delete empties', 'Delete', {}, {}, ['clear', 'taken']],
  ['with Ctrl it takes the rows out', 'Delete', {}, { ctrlKey: true }, ['remove 1 1', 'taken']],
  ['Ctrl+Z takes the last step back', 'z', {}, { ctrlKey: true }, ['undo', 'taken']],
  ['Ctrl+S is the page’s', 's', {}, { ctrlKey: true }, []],
  ['a space sets a mark', ' ', { isMark: () => true }, {}, ['toggle 1:1', 'taken']],
  ['what an open list has taken is not taken again', 'Enter', {}, { defaultPrevented: true }, []],
  ['an empty grid has no keys', 'ArrowDown', { shape: { rows: 0, columns: 3 }, active: null }, {}, []],
])('%s', (_, key, over, held, expected) => {
  expect(press(key, over, held)).toEqual(expected)
})
