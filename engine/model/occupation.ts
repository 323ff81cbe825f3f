/** How entries of a calendar take up time of people, posts and whatever else they are planned by. Pure. */
import type { PlannerDefinition } from '../definition/types.ts'
import type { Entity, Field } from './types.ts'

/** Minutes of an entry whose record says no end. */
export const usualMinutes = 60
/** Minutes from one free time to the next where the definition says nothing. */
const usualStep = 30

/** What an entry occupies, from when, and for how long. */
export interface Occupation {
  readonly start: Field
  readonly end: Field | null
  /** Whole minutes, where there is no end. */
  readonly duration: Field | null
  readonly resources: readonly Field[]
  /** Name of the calendar with the working hours. */
  readonly hours: string | null
  /** Minutes. */
  readonly step: number
  /** Two entries never occupy the same at one time. */
  readonly refuses: boolean
}

const occupied = ({ resources = [], occupies = resources }: PlannerDefinition): readonly string[] => occupies

/** Whether free times can be told: entries begin at a moment, last for a while, and occupy something. */
export function offersTimes(calendar: PlannerDefinition, kindOf: (name: string) => string | null): boolean {
  return kindOf(calendar.start) === 'datetime' && [calendar.end, calendar.duration].some((name) => name !== undefined && kindOf(name) !== null) && occupied(calendar).some((name) => kindOf(name) !== null)
}

/** Null where the entity's free times cannot be told. */
export function occupationOf({ views: { calendar }, fieldByName }: Pick<Entity, 'views' | 'fieldByName'>): Occupation | null {
  const fieldOf = (name: string | undefined): Field | null => {
    const field = name === undefined ? undefined : fieldByName.get(name)
    return field && !field.hidden ? field : null
  }
  if (!calendar || !offersTimes(calendar, (name) => fieldOf(name)?.type.kind ?? null)) return null
  const start = fieldOf(calendar.start)
  return start && { start, end: fieldOf(calendar.end), duration: fieldOf(calendar.duration), resources: occupied(calendar).flatMap((name) => fieldOf(name) ?? []), hours: calendar.hours ?? null, step: calendar.step ?? usualStep, refuses: calendar.overlap === 'refuse' }
}
