import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Json } from '../../kernel/json.ts'
import { updateAt } from '../update-at.ts'
import { readFolder } from '../load-package.ts'
import { type DefinitionChange, definitionDiff } from './definition-diff.ts'
import { takenBack } from './taken-back.ts'

const files = readFolder(resolve(import.meta.dirname, '../../../definitions/auto-service'))
const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const machine = 'entities/work-order/machine.json'
const entity = 'entities/client/entity.json'
const json = (path: string): Record<string, Json> => JSON.parse(files[path] ?? '') as Record<string, Json>

/** The files with one of them changed. */
const changed = (path: string, change: (value: never) => unknown, where: readonly (string | number)[] = []) => ({ ...files, [path]: text(updateAt(json(path), where, change as (value: unknown) => unknown)) })
const told = (changes: readonly DefinitionChange[]) => changes.map(({ kind, element, titles, property, before, after }) => ({ kind, element, title: titles?.en, property: property.join('.'), before, after }))

/** Path of the first thing in the file with these words. */
function pathOf(path: string, key: string): readonly string[] {
  const walk = (value: unknown, at: readonly string[]): readonly string[] | null => {
    if (typeof value !== 'object' || value === null) return null
    for (const [name, own] of Object.entries(value)) {
      const found = name === key ? [...at, name] : walk(own, [...at, name])
      if (found) return found
    }
    return null
  }
  return walk(json(path), []) ?? []
}

test('a status with another name, a role that is let in, a field that came: each is one change, with its words', () => {
  const [event] = Object.keys(((json(machine).states as Record<string, { on?: object }>)[json(machine).initial as string] as { on?: object }).on ?? {})
  const initial = json(machine).initial as string
  expect(told(definitionDiff(files, changed(machine, (titles: object) => ({ ...titles, en: 'Washing' }), ['states', initial, 'meta', 'titles'])))).toMatchObject([{ kind: 'changed', element: 'state', title: 'Washing', property: 'meta.titles' }])
  expect(event).toBeDefined()
  const roles = pathOf(machine, 'roles')
  expect(told(definitionDiff(files, changed(machine, (known: readonly string[]) => [...known, 'cashier'], roles)))).toMatchObject([{ kind: 'changed', element: 'transition', property: 'meta.roles' }])
  const insurer = { type: 'string', 'x-field': { id: 'fl_client_insurer', type: 'text', titles: { en: 'Insurer', ru: 'Страховая' } } }
  expect(told(definitionDiff(files, changed(entity, (properties: object) => ({ ...properties, insurer }), ['schema', 'properties'])))).toMatchObject([{ kind: 'added', element: 'field', title: 'Insurer', property: '' }])
})

test('the same definitions differ in nothing, another order is one change', () => {
  expect(definitionDiff(files, { ...files })).toEqual([])
  const moved = changed(entity, (properties: object) => Object.fromEntries(Object.entries(properties).reverse()), ['schema', 'properties'])
  expect(told(definitionDiff(files, moved))).toMatchObject([{ kind: 'moved', element: 'entity', property: 'schema.properties' }])
})

test('text that is no JSON, files that come and go', () => {
  expect(definitionDiff(files, { ...files, [entity]: '{ ' })).toMatchObject([{ kind: 'changed', file: entity, property: [] }])
  const { [entity]: _, ...without } = files
  expect(definitionDiff(files, without)).toMatchObject([{ kind: 'removed', file: entity, element: 'entity' }])
  expect(definitionDiff(without, files)).toMatchObject([{ kind: 'added', file: entity, element: 'entity' }])
})

test('any one change is taken back, and the others stay', () => {
  const initial = json(machine).initial as string
  const states = Object.keys(json(machine).states as object)
  const other = states.find((name) => name !== initial) ?? ''
  let later = changed(machine, (titles: object) => ({ ...titles, en: 'Renamed' }), ['states', initial, 'meta', 'titles'])
  const step = (path: string, where: readonly string[], change: (value: never) => unknown): void => {
    later = { ...later, [path]: text(updateAt(JSON.parse(later[path] ?? '') as object, where, change as (value: unknown) => unknown)) }
  }
  step(machine, ['states', other], () => undefined)
  step(machine, ['states'], (known: object) => ({ ...known, extra: { meta: { id: 'st_extra', titles: { en: 'Extra' } } } }))
  step(machine, ['states'], (known: object) => Object.fromEntries(Object.entries(known).reverse()))
  step(machine, ['meta'], (known: object) => ({ ...known, note: 'x' }))
  step(entity, ['schema', 'properties'], (known: object) => Object.fromEntries(Object.entries(known).slice(1)))
  const changes = definitionDiff(files, later)
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['added', 'added', 'changed', 'moved', 'removed', 'removed'])
  for (const change of changes) {
    const back = takenBack(change, later[change.file] ?? null, files[change.file] ?? null)
    const rest = definitionDiff(files, { ...later, [change.file]: back ?? '' })
    expect(rest.map(({ kind, name, property }) => [kind, name, property.join()])).toEqual(changes.filter((one) => one !== change).map(({ kind, name, property }) => [kind, name, property.join()]))
  }
  // All of them, one after the other: nothing is left.
  let left = later
  for (let next = definitionDiff(files, left)[0]; next; next = definitionDiff(files, left)[0]) left = { ...left, [next.file]: takenBack(next, left[next.file] ?? null, files[next.file] ?? null) ?? '' }
  expect(left).toEqual(files)
})

test('what has changed again since is not taken back blindly', () => {
  const initial = json(machine).initial as string
  const at = ['states', initial, 'meta', 'titles']
  const [change] = definitionDiff(files, changed(machine, (titles: object) => ({ ...titles, en: 'One' }), at))
  expect(change && takenBack(change, changed(machine, (titles: object) => ({ ...titles, en: 'Two' }), at)[machine] ?? null, files[machine] ?? null)).toBeUndefined()
})
