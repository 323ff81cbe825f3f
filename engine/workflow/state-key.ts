/**
 * A state value as one text, as stored in the `state` column: `reception`, nested `inRepair.waiting`,
 * parallel `repair.body.painting|repair.parts.ordered` (one path per region, in definition order).
 */

/** XState's state value: a name, or an object of name → value. */
export type StateValue = string | { readonly [state: string]: StateValue | undefined }

export function stateKey(value: StateValue): string {
  return paths(value).join('|')
}

function paths(value: StateValue): string[] {
  if (typeof value === 'string') return [value]
  return Object.entries(value).flatMap(([name, inner]) => {
    const within = paths(inner ?? {})
    return within.length === 0 ? [name] : within.map((path) => `${name}.${path}`)
  })
}

/** The value of a key. A parallel region without states of its own has the value {}; so has XState. */
export function stateValue(key: string): StateValue {
  const names = key.split('|').map((path) => path.split('.'))
  return valueFrom(names)
}

function valueFrom(names: readonly (readonly string[])[]): StateValue {
  const [first] = names
  if (names.length === 1 && first?.length === 1) return first[0] ?? ''
  const groups = new Map<string, string[][]>()
  for (const [head = '', ...rest] of names) {
    const group = groups.get(head) ?? []
    if (rest.length > 0) group.push(rest)
    groups.set(head, group)
  }
  return Object.fromEntries([...groups].map(([head, rest]) => [head, rest.length === 0 ? {} : valueFrom(rest)]))
}

/** Keys of the states that a record with this key stands in: `a.b|c.d` → a, a.b, c, c.d. */
export function activeStates(key: string): readonly string[] {
  return [...new Set(key.split('|').flatMap((path) => path.split('.').map((_, i, names) => names.slice(0, i + 1).join('.'))))]
}
