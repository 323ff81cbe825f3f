/** How the entries of a list are told apart, so that two versions of it can be laid over one another. */
import type { Json, JsonObject } from '../../kernel/json.ts'

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value)

type Identify = (entry: Json) => string | null

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null)
const under = (...keys: readonly string[]): Identify => (entry) => textOf(keys.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), entry))

/** Stable ids first; what has none goes by its name. */
const identities: readonly Identify[] = [under('id'), under('meta', 'id'), under('x-field', 'id'), under('name'), under('key'), under('code'), under('value'), under('field'), under('target')]

/** Whole entries: a changed one is another one. */
const asWhole: Identify = (entry) => JSON.stringify(entry)

/** Entries by what they are called. */
export interface Identified {
  readonly lists: readonly ReadonlyMap<string, Json>[]
  /** Whether a name outlives a change of its entry. */
  readonly isStable: boolean
}

/** The first way under which every entry of every list has a name of its own; null where there is none. */
export function identified(lists: readonly (readonly Json[])[]): Identified | null {
  for (const identify of [...identities, asWhole]) {
    const maps = lists.map((list) => named(list, identify))
    if (maps.every((map) => map !== null)) return { lists: maps, isStable: identify !== asWhole }
  }
  return null
}

function named(list: readonly Json[], identify: Identify): ReadonlyMap<string, Json> | null {
  const map = new Map<string, Json>()
  for (const entry of list) {
    const name = identify(entry)
    if (name === null || map.has(name)) return null
    map.set(name, entry)
  }
  return map
}

/** Where each entry stands. */
export const placesOf = (entries: ReadonlyMap<string, Json>): ReadonlyMap<string, number> => new Map([...entries.keys()].map((name, i) => [name, i]))

/** Entries of an object by their keys. */
export const entriesOf = (object: JsonObject): ReadonlyMap<string, Json> => new Map(Object.entries(object))
