import type { PackageDefinition } from './types.ts'

type Key = string | number

/** What stands at a path of keys; undefined where nothing does. */
export function valueAt(root: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<Key, unknown>)[key] : undefined), root)
}

/** The same with the value at `path` replaced; everything off the path is shared with the old one. `undefined` removes it. */
export function updateAt<T, Root = PackageDefinition>(root: Root, path: readonly Key[], change: (value: T) => T | undefined): Root {
  return replaced(root, path, change as (value: unknown) => unknown) as Root
}

function replaced(value: unknown, path: readonly Key[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    const index = Number(key)
    const next = replaced(value[index], rest, change)
    return value.flatMap((entry: unknown, i) => (i !== index ? [entry] : next === undefined ? [] : [next]))
  }
  const object = (value ?? {}) as Readonly<Record<string, unknown>>
  const next = replaced(object[key], rest, change)
  const entries = Object.entries(object).filter(([name]) => name !== key || next !== undefined)
  if (!Object.hasOwn(object, key)) return Object.fromEntries(next === undefined ? entries : [...entries, [key, next]])
  return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? next : old]))
}
