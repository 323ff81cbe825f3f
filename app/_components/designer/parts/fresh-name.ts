/** `wanted`, or with a number behind it where that is taken. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  let n = 1
  while (names.has(n === 1 ? wanted : `${wanted}${n}`)) n += 1
  return n === 1 ? wanted : `${wanted}${n}`
}
