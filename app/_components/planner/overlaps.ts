/** What takes its time of a resource. Times as text that sorts. */
export interface Taken {
  readonly id: string
  /** `''`: none, which nothing collides on. */
  readonly resource: string
  readonly start: string
  readonly end: string
}

/** Ids of those that share a moment with another on the same resource; one that ends when the next begins does not. */
export function overlapping(all: readonly Taken[]): ReadonlySet<string> {
  const found = new Set<string>()
  const inOrder = all.filter(({ resource, start, end }) => resource !== '' && start < end).sort((a, b) => (a.resource === b.resource ? (a.start < b.start ? -1 : a.start > b.start ? 1 : 0) : a.resource < b.resource ? -1 : 1))
  // The one of the resource so far that lasts longest: whoever begins before its end shares a moment with it.
  let [longest] = inOrder
  for (const one of inOrder.slice(1)) {
    const isSame = longest?.resource === one.resource
    if (longest && isSame && one.start < longest.end) found.add(one.id).add(longest.id)
    if (!longest || !isSame || one.end > longest.end) longest = one
  }
  return found
}
