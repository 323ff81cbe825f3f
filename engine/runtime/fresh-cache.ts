import { lru } from '../kernel/lru.ts'

/** Values that others may change, kept for a moment; whoever hears of a change says so. */
export interface FreshCache<Value> {
  /** null (never kept): there is none. */
  readonly get: (key: string) => Promise<Value | null>
  /** Forgets every value of which this is true; what is being looked up at this moment is not kept either. */
  readonly forget: (isMeant: (value: Value) => boolean) => void
}

interface Options<Value> {
  readonly load: (key: string) => Promise<Value | null>
  /** Entries at most. */
  readonly most: number
  /** Milliseconds after which a value is not answered any more. After half of them it is looked up again, meanwhile it is answered. */
  readonly lasts: number
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

interface Entry<Value> {
  readonly value: Value
  readonly at: number
}

export function freshCache<Value>({ load, most, lasts, now = () => performance.now() }: Options<Value>): FreshCache<Value> {
  const entries = lru<string, Entry<Value>>(most)
  const pending = new Map<string, Promise<Value | null>>()
  let generation = 0
  const look = async (key: string): Promise<Value | null> => {
    // Both are taken before asking: what changes during the look is not known by its answer.
    const [at, begun] = [now(), generation]
    const value = await load(key)
    if (begun === generation) {
      if (value === null) entries.delete(key)
      else entries.set(key, { value, at })
    }
    return value
  }
  /** Many who ask at once wait for one look. */
  const shared = (key: string): Promise<Value | null> => {
    const running = pending.get(key)
    if (running) return running
    const looking: Promise<Value | null> = look(key).finally(() => {
      if (pending.get(key) === looking) pending.delete(key)
    })
    pending.set(key, looking)
    return looking
  }
  return {
    get: async (key) => {
      const known = entries.get(key)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (!known || age >= lasts) return shared(key)
      // A look that fails is made again by whoever asks when the value has gone.
      if (age >= lasts / 2) void shared(key).catch(() => undefined)
      return known.value
    },
    forget: (isMeant) => {
      generation++
      pending.clear()
      entries.deleteWhere(({ value }) => isMeant(value))
    },
  }
}
