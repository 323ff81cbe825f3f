import type { Json } from '../kernel/json.ts'
import type { Field } from '../model/types.ts'
import { scaleOf } from './define.ts'

/** Largest absolute value a numeric(18, scale) column takes without losing a digit on the way through a double. */
const limit = 1e13

/** Decimals as typed in any locale: `57,8`, `57.8`, `1 000,50`. What is no number stays as it is, for the validator to name. */
export function normaliseDecimal(value: Json, field: Field): Json {
  const number = typeof value === 'string' && /^[-+]?[\d\s\u00a0\u202f]*[.,]?\d+$/.test(value.trim()) ? Number(value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')) : value
  // What is too large to keep stays as given, for the check to name.
  return typeof number === 'number' && Math.abs(number) < limit ? roundHalfUp(number, scaleOf(field)) : number
}

/** Rounds half away from zero on the decimal text, so that 1.005 at scale 2 is 1.01. */
function roundHalfUp(number: number, scale: number): number {
  const [digits, exponent = '0'] = Math.abs(number).toExponential().split('e')
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + scale}`))
  return Math.sign(number) * Number(`${shifted}e-${scale}`)
}

export function checkDecimal(value: Json): string | null {
  return typeof value === 'number' && Math.abs(value) >= limit ? 'is too large a number' : null
}
