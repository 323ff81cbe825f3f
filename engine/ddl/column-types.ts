/** What may become of a column's type without losing a value. */
export type TypeChange = 'same' | 'widen' | 'refuse'

const numeric = (type: string): readonly [number, number] | null => {
  const found = /^numeric\((\d+),(\d+)\)$/.exec(type)
  return found ? [Number(found[1]), Number(found[2])] : null
}

const isNumber = (type: string): boolean => type === 'bigint' || type === 'integer' || numeric(type) !== null

/** Whole numbers become decimals, decimals get more digits, numbers become text; nothing else. */
export function typeChange(from: string, to: string): TypeChange {
  if (from === to) return 'same'
  if (isNumber(from) && to === 'text') return 'widen'
  if (from === 'integer' && to === 'bigint') return 'widen'
  const [old, wanted] = [numeric(from), numeric(to)]
  if (!wanted) return 'refuse'
  if (from === 'bigint' || from === 'integer') return 'widen'
  return old && wanted[0] >= old[0] && wanted[1] >= old[1] ? 'widen' : 'refuse'
}
