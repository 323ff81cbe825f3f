import type { PackageDefinition } from './types.ts'

type Key = string | number

/** What stands at a path of keys; undefined where nothing does. */
export function valueAt(root: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<Key, unknown>)[key] : undefined), root)
}

/** The package with the value at `path` replaced; everything off the path is shared with the old one. `undefined` removes it. */
export function updateAt<T>(pkg: PackageDefinition, path: readonly Key[], change: (value: T) => T | undefined): PackageDefinition {
  return replaced(pkg, path, change as (value: unknown) => unknown) as PackageDefinition
}

function replaced(value: unknown, path: readonly Key[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    const next = replaced(value[key as number], rest, change)
    return value.flatMap((entry: unknown, i) => (i !== key ? [entry] : next === undefined ? [] : [next]))
  }
  const object = (value ?? {}) as Readonly<Record<string, unknown>>
  const next = replaced(object[key], rest, change)
  const entries = Object.entries(object).filter(([name]) => name !== key || next !== undefined)
  if (!Object.hasOwn(object, key)) return Object.fromEntries(next === undefined ? entries : [...entries, [key, next]])
  return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? next : old]))
}
