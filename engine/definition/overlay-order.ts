/** Places in lists and in maps whose order people see. */

/** `name` taken out and put behind `after`: first where that is null, last where it is not there. */
export function placed<T>(list: readonly T[], one: T, after: T | null | undefined): readonly T[] {
  const others = list.filter((other) => other !== one)
  const at = after === null ? 0 : after === undefined ? -1 : others.indexOf(after) + 1
  return at <= 0 && after !== null ? [...others, one] : [...others.slice(0, at), one, ...others.slice(at)]
}

/** The map with `key` behind `after`. */
export function placedKey<T>(record: Readonly<Record<string, T>>, key: string, after: string | null): Readonly<Record<string, T>> {
  return Object.fromEntries(placed(Object.keys(record), key, after).map((name) => [name, record[name] as T]))
}
