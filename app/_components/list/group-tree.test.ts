import { expect, test } from 'vitest'
import type { FieldView } from '../../../engine/client.ts'
import { GroupTree } from './group-tree.ts'
import { type Branch, branchOf, type Group } from './groups.ts'
import { RowSource } from './row-source.ts'

const field = (name: string): FieldView => ({ name, title: name, type: 'string', kind: 'string', graphqlName: name, sortable: true })
const levels = ['outer', 'inner'].map((name) => ({ field: field(name), bucket: null }))

/** Two groups with two inside each, of two rows; counts what is asked. */
function tree(refuses: () => boolean = () => false) {
  const asked: (readonly string[])[] = []
  const inside = (parent: Group | null): Branch => {
    const level = levels[parent ? 1 : 0] as (typeof levels)[number]
    return branchOf(level, parent, ['a', 'b'].map((value) => ({ group: { [level.field.name]: value }, count: 2 })), 'UTC', 'en')
  }
  const made = new GroupTree({
    depth: 2,
    branches: async (parents) => {
      asked.push(parents.map((parent) => String(parent?.value ?? '')))
      return refuses() ? { ok: false, refusal: { code: 'OFFLINE', message: '', hint: null, issues: [], data: null } } : { ok: true, data: parents.map(inside) }
    },
    rows: () => new RowSource({ rows: () => new Promise(() => undefined), count: async () => ({ ok: true, data: 2 }) }, null, null),
  })
  const shown = () => made.sections?.map(({ group, isOpen, source }) => `${'-'.repeat(group?.depth ?? 0)}${String(group?.value)}${isOpen ? '+' : ''}${source ? source.count : ''}`)
  const keyOf = (depth: number, value: string) => made.sections?.find(({ group }) => group?.depth === depth && group.value === value)?.group?.key ?? ''
  return { made, asked, shown, keyOf }
}
const settled = () => new Promise((done) => setTimeout(done))

test('a group is asked for its insides when it is opened, and once', async () => {
  const { made, asked, shown, keyOf } = tree()
  expect(made.sections).toBeNull()
  await made.read()
  expect(shown()).toEqual(['a', 'b'])
  made.toggle(keyOf(0, 'b'))
  await settled()
  made.toggle(keyOf(1, 'a'))
  expect(shown()).toEqual(['a', 'b+', '-a+2', '-b'])
  made.toggle(keyOf(0, 'b'))
  made.toggle(keyOf(0, 'b'))
  await settled()
  expect(shown()).toEqual(['a', 'b+', '-a+2', '-b'])
  expect(asked).toEqual([[''], ['b']])
})

test('all that stand there are opened with one question a level, and stay open when read anew', async () => {
  const { made, asked, shown } = tree()
  await made.read()
  made.openAll()
  await settled()
  expect(shown()).toEqual(['a+', '-a', '-b', 'b+', '-a', '-b'])
  await made.read()
  expect(asked).toEqual([[''], ['a', 'b'], [''], ['a', 'b']])
  expect(shown()).toEqual(['a+', '-a', '-b', 'b+', '-a', '-b'])
  made.closeAll()
  expect(shown()).toEqual(['a', 'b'])
})

test('what was refused is told, and asked again when the group is opened again', async () => {
  let isRefused = false
  const { made, shown, keyOf } = tree(() => isRefused)
  await made.read()
  isRefused = true
  made.toggle(keyOf(0, 'a'))
  await settled()
  expect([made.refusal?.code, shown()]).toEqual(['OFFLINE', ['a+', 'b']])
  isRefused = false
  made.toggle(keyOf(0, 'a'))
  made.toggle(keyOf(0, 'a'))
  await settled()
  expect([made.refusal, shown()]).toEqual([null, ['a+', '-a', '-b', 'b']])
})
