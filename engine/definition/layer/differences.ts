/** What two contents of a file differ in, as people mean it. */
import { isList } from '../elements.ts'

type Key = string | number
export type Path = readonly Key[]

/** Lists that say which, not in which order. */
const isSet = (path: Path): boolean => path.at(-1) === 'required' || (path.length > 1 && path.at(-2) === 'editable')

const lists = new Set<unknown>(['panels', 'views', 'figures', 'warnings', 'duplicates', 'actions', 'entry', 'exit', 'required', 'facts'])

/** Where nothing and an empty list are one: a role that may edit nothing, a day without hours. */
const isEmptyAllowed = (path: Path): boolean => lists.has(path.at(-1)) || ['editable', 'weekdays'].includes(String(path.at(-2)))

/** Maps whose order people see: states, columns of lines, questions. Fields stand on the form as its sections say. */
const isOrdered = (path: Path): boolean => path.at(-1) === 'states' || (path.at(-1) === 'properties' && path.at(-2) !== 'schema')

/** What is not given is refused. */
const isRight = (path: Path): boolean => path.length === 3 && path[0] === 'permissions'

/** Paths at which they differ, the innermost. */
export function differences(a: unknown, b: unknown, path: Path = []): readonly Path[] {
  if (a === b) return []
  if (isEmptyAllowed(path) && isNothing(a) && isNothing(b)) return []
  if (isRight(path) && (a ?? false) === (b ?? false)) return []
  if (isObject(a) && isObject(b)) {
    const found = [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => differences(own(a, key), own(b, key), [...path, key]))
    return found.length === 0 && isOrdered(path) && Object.keys(a).join() !== Object.keys(b).join() ? [path] : found
  }
  if (isArray(a) && isArray(b)) {
    if (isSet(path)) return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) ? [] : [path]
    return a.length === b.length ? a.flatMap((one, i) => differences(one, b[i], [...path, i])) : [path]
  }
  return [path]
}

export const isSame = (a: unknown, b: unknown): boolean => differences(a, b).length === 0

type Parts = Readonly<Record<string, unknown>>

const isArray = (value: unknown): value is readonly unknown[] => isList(value)
const isObject = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !isArray(value)
const isNothing = (value: unknown): boolean => value === undefined || (isArray(value) && value.length === 0)
const own = (object: Parts, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)
