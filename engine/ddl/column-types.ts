/** What may become of a column's type: every value stays (`widen`), stays where it fits (`narrow`), or none means anything any more (`replace`). */
export type TypeChange = 'same' | 'widen' | 'narrow' | 'replace'

const numeric = (type: string): readonly [number, number] | null => {
  const found = /^numeric\((\d+),(\d+)\)$/.exec(type)
  return found ? [Number(found[1]), Number(found[2])] : null
}

const isNumber = (type: string): boolean => type === 'bigint' || type === 'integer' || numeric(type) !== null
const written = new Set(['boolean', 'date'])

/** Whole numbers become decimals, decimals get more digits, anything that is written one way becomes text; the way back needs a look at the values. */
export function typeChange(from: string, to: string): TypeChange {
  if (from === to) return 'same'
  if (to === 'text') return isNumber(from) || written.has(from) ? 'widen' : 'replace'
  if (from === 'text') return isNumber(to) || written.has(to) ? 'narrow' : 'replace'
  if (!isNumber(from) || !isNumber(to)) return 'replace'
  return holdsAll(from, to) ? 'widen' : 'narrow'
}

/** Whether every number the engine keeps in the one type fits the other; it keeps no whole number beyond 2^53. */
function holdsAll(from: string, to: string): boolean {
  if (from === 'integer' && to === 'bigint') return true
  const [old, wanted] = [numeric(from), numeric(to)]
  if (!wanted) return false
  return old ? wanted[0] - wanted[1] >= old[0] - old[1] && wanted[1] >= old[1] : wanted[0] - wanted[1] >= 16
}

/** SQL condition that holds where the value would not survive the narrower type. `value` and the types are the engine's own texts. */
export function lostValue(value: string, from: string, to: string): string {
  const text = isNumber(from) ? `trim_scale(${value}::numeric)::text` : `${value}::text`
  const same = isNumber(to) ? `${text} ~ '^-?(0|[1-9][0-9]*)([.][0-9]+)?$' and (${text})::numeric = (${text})::${to}::numeric` : `(${text})::${to}::text = ${text}`
  return `${value} is not null and not case when pg_input_is_valid(${text}, '${to}') then ${same} else false end`
}

/** The value in the narrower type, once none is lost. */
export const narrowed = (value: string, from: string, to: string): string => (isNumber(from) ? `trim_scale(${value}::numeric)::text::${to}` : `${value}::${to}`)
