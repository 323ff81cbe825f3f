/** The first name of a row that is not taken: `nth` makes them, from 1 on. */
export function firstFree(nth: (n: number) => string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const name = nth(n)
    if (!isTaken(name)) return name
  }
}

/** `wanted`, or with a number behind it where that is taken. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  return firstFree((n) => (n === 1 ? wanted : `${wanted}${n}`), (name) => names.has(name))
}
