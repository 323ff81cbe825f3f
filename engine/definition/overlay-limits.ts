/** Operations on what a field takes: fewer characters, a smaller range, a shape. */
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf } from './overlay-draft.ts'
import type { PropertySchema } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/** Which way each limit may go. */
const lower = ['minLength', 'minimum'] as const
const upper = ['maxLength', 'maximum'] as const

/** Limits of a field, as operations and schemas call them. */
export const limitKeys = [...lower, ...upper, 'pattern'] as const
type Limits = Pick<PropertySchema, (typeof limitKeys)[number]>

export function setLimits(draft: Draft, { op: _, field: id, ...limits }: Operation<'set-limits'>): Applied {
  const field = elementOf(draft, id, 'field', ['field', 'line-field', 'form-field'])
  if (!isElement(field)) return field
  const wider = widerOf(valueAt(draft.package, pathOf(field)) as PropertySchema, limits)
  if (wider) return { pointer: `/${wider}`, message: 'the limits of the package hold in every dealership; here they can only be narrower', hint: 'Choose a narrower limit, or change the package.' }
  return updateAt<PropertySchema>(draft.package, pathOf(field), (old) => ({ ...old, ...limits }))
}

/** The limit that would let through what the package does not; two shapes cannot be laid over each other. */
function widerOf(known: Limits, limits: Limits): keyof Limits | undefined {
  const isWider = (old: number | undefined, next: number | undefined, sign: 1 | -1): boolean => old !== undefined && next !== undefined && (next - old) * sign > 0
  return lower.find((key) => isWider(known[key], limits[key], -1)) ?? upper.find((key) => isWider(known[key], limits[key], 1)) ?? (limits.pattern !== undefined && known.pattern !== undefined && limits.pattern !== known.pattern ? 'pattern' : undefined)
}
