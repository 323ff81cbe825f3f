interface Entry<Value> {
  readonly value: Value
  isAsked: boolean
}

/** A map that holds `most` entries: of those not asked for since they last could have gone, the oldest makes room. */
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
  const entries = new Map<Key, Entry<Value>>()
  /** A map keeps the order of insertion: what was asked for since it came to the front goes to the back once more. */
  const oldest = (): Key | undefined => {
    for (const [key, entry] of entries) {
      if (!entry.isAsked) return key
      entries.delete(key)
      entries.set(key, { value: entry.value, isAsked: false })
    }
    return undefined
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // To be put in anew at every look would cost more than what is kept.
      entry.isAsked = true
      return entry.value
    },
    set: (key, value) => {
      entries.delete(key)
      if (entries.size >= most) entries.delete(oldest() as Key)
      entries.set(key, { value, isAsked: false })
    },
    delete: (key) => void entries.delete(key),
    deleteWhere: (isMeant) => {
      for (const [key, { value }] of entries) if (isMeant(value)) entries.delete(key)
    },
    clear: () => entries.clear(),
    size: () => entries.size,
    oldest,
  }
}
