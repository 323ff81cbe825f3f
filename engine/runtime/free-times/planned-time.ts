/** From when to when a record's values have it occupy what. Pure. */
import { type Occupation, usualMinutes } from '../../model/occupation.ts'
import type { Entity, Values } from '../../model/types.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { OccupiedValues } from '../../store/index.ts'

export const minute = 60_000
/** What is planned for longer is looked at as that long. */
const mostMinutes = 366 * 24 * 60

/** What lies outside of these is a slip of the finger, and no calendar reaches there. */
const [earliest, latest] = [Date.UTC(1900, 0), Date.UTC(2200, 0)]

const momentOf = (value: unknown): number | null => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return at >= earliest && at < latest ? at : null
}

export interface PlannedTime {
  /** null: not planned yet. */
  readonly from: number | null
  readonly length: number
  /** It would end before it begins. */
  readonly isBackwards: boolean
}

/** As the planner draws it: what says no end, or a wrong one, lasts as long as usual. */
export function plannedTime({ start, end, duration }: Occupation, values: Values): PlannedTime {
  const from = momentOf(values[start.name])
  const to = end ? momentOf(values[end.name]) : null
  const said = duration ? values[duration.name] : from !== null && to !== null && to > from ? (to - from) / minute : null
  const minutes = typeof said === 'number' && Number.isFinite(said) ? Math.min(Math.max(1, said), mostMinutes) : usualMinutes
  return { from, length: minutes * minute, isBackwards: from !== null && to !== null && to <= from }
}

/** Whose time it takes. */
export function occupiedBy({ resources }: Occupation, values: Values): readonly OccupiedValues[] {
  return resources.flatMap((field) => {
    const value = values[field.name]
    if (field.type.kind === 'id') return isUuid(value) ? [{ field, values: [value.toLowerCase()] }] : []
    return typeof value === 'string' && field.schema.enum?.includes(value) ? [{ field, values: [value] }] : []
  })
}

/** What was cancelled takes no time of anybody. */
export const takesTime = ({ machine }: Entity, { state }: { readonly state: string | null }): boolean => state === null || machine?.states.get(state)?.category !== 'cancelled'
