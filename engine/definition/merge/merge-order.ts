/** In what order the entries stand that two people left, where each may have added, removed and moved some. */
export interface MergedOrder {
  readonly order: readonly string[]
  /** Both moved the same entries, each another way: these orders. */
  readonly conflict: { readonly base: readonly string[]; readonly ours: readonly string[]; readonly theirs: readonly string[] } | null
}

/** `kept`: the entries that are there in the end. Where both moved, `lead` says whose order holds. */
export function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[], kept: ReadonlySet<string>, lead: 'ours' | 'theirs'): MergedOrder {
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)]
  const isCommon = (name: string): boolean => kept.has(name) && inOurs.has(name) && inTheirs.has(name)
  const known = new Set(base)
  const common = (names: readonly string[]): readonly string[] => names.filter((name) => known.has(name) && isCommon(name))
  const [before, own, other] = [common(base), common(ours), common(theirs)]
  const conflict = isSame(own, before) || isSame(other, before) || isSame(own, other) ? null : { base: before, ours: own, theirs: other }
  const isTheirs = conflict ? lead === 'theirs' : isSame(own, before)
  const [first, second] = isTheirs ? [theirs, ours] : [ours, theirs]
  return { order: withOthers(first.filter((name) => kept.has(name)), second.filter((name) => kept.has(name))), conflict }
}

/** Those of `others` that are missing, each behind the one it stood behind. */
function withOthers(order: readonly string[], others: readonly string[]): readonly string[] {
  const placed = new Set(order)
  const first: string[] = []
  const behind = new Map<string, string[]>()
  let group = first
  for (const name of others) {
    if (placed.has(name)) {
      group = []
      behind.set(name, group)
    } else group.push(name)
  }
  return [...first, ...order.flatMap((name) => [name, ...(behind.get(name) ?? [])])]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i])
