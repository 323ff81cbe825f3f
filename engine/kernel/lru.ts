/** A map that holds `most` entries: the one not asked for longest makes room. */
export interface Lru<Key, Value> {
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => void
  readonly delete: (key: Key) => void
  /** Forgets every entry of which this is true. */
  readonly deleteWhere: (isMeant: (value: Value) => boolean) => void
  readonly clear: () => void
  readonly size: () => number
  /** Key of the entry that would make room next. */
  readonly oldest: () => Key | undefined
}

export function lru<Key, Value>(most: number): Lru<Key, Value> {
  const entries = new Map<Key, Value>()
  return {
    get: (key) => {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A map keeps the order of insertion: put in again, the entry is the youngest.
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set: (key, value) => {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > most) entries.delete(entries.keys().next().value as Key)
    },
    delete: (key) => void entries.delete(key),
    deleteWhere: (isMeant) => {
      for (const [key, value] of entries) if (isMeant(value)) entries.delete(key)
    },
    clear: () => entries.clear(),
    size: () => entries.size,
    oldest: () => entries.keys().next().value,
  }
}
