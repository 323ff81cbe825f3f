/** The first name of a row that is not taken: `nth` makes them, from 1 on. */
export function firstFree(nth: (n: number) => string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const name = nth(n)
    if (!isTaken(name)) return name
  }
}

/** `wanted`, or with a number behind it where that is taken; never longer than `longest`. */
export const fresh = (wanted: string, isTaken: (name: string) => boolean, longest = Number.POSITIVE_INFINITY): string => firstFree((n) => (n === 1 ? wanted : `${wanted.slice(0, longest - String(n).length)}${n}`), isTaken)

/** The same beside names that are known. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  return fresh(wanted, (name) => names.has(name))
}
