/** The order after an item was taken from one place to another. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const rest = items.filter((_, i) => i !== from)
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)]
}

/** The order after one of its items went some places further, as far as it goes. */
export function stepped<T>(items: readonly T[], isIt: (item: T) => boolean, by: number): readonly T[] {
  const from = items.findIndex(isIt)
  return from < 0 ? items : moved(items, from, Math.min(items.length - 1, Math.max(0, from + by)))
}
