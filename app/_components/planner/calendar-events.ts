import type { Calendar } from '@event-calendar/core'
import type { FieldView, ListView, PlannerView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { keyOf } from '../../_lib/group-values.ts'
import { shadeOf } from '../../_lib/state-colors.ts'
import { overlapping } from './overlaps.ts'
import { type Entry, entryOf } from './planner-time.ts'
import type { Resource } from './use-resources.ts'
import { closedTimes } from './working-hours.ts'

/** Rows of the planner have ids of their own, because none has no id. */
export const resourceId = (key: string): string => `r:${key}`
export const resourceKey = (id: string): string => id.slice(2)

/** What an entry of the calendar stands for. */
export interface EntryFacts {
  readonly row: ListRow
  readonly title: string
  readonly state: string
  readonly isOverlapping: boolean
}

interface Look {
  readonly entry: string
  readonly overlap: string
  readonly color: (name: string) => string
}

/** The records as the calendar takes them: in the colour of their state, those that collide on a resource marked. */
export function eventsOf(list: ListView, view: PlannerView, rows: readonly ListRow[], by: FieldView | null, timeZone: string, titleOf: (row: ListRow) => string, look: Look): Calendar.EventInput[] {
  const entries = rows.flatMap((row): readonly { readonly row: ListRow; readonly entry: Entry }[] => {
    const entry = entryOf(row, view, timeZone)
    return entry ? [{ row, entry }] : []
  })
  const stateOf = (row: ListRow) => list.entity.states.find(({ value }) => value === row.state)
  // What was cancelled takes no time of anybody.
  const taking = entries.filter(({ row }) => stateOf(row)?.category !== 'cancelled')
  const takenOf = (name: string) => taking.map(({ row, entry }) => ({ id: row.id, resource: keyOf(row[name]), start: entry.start, end: entry.end }))
  const collide = new Set(occupiedIn(view, by).flatMap((name) => [...overlapping(takenOf(name))]))
  return entries.map(({ row, entry }) => {
    const state = stateOf(row)
    const isOverlapping = collide.has(row.id)
    const facts: EntryFacts = { row, title: titleOf(row), state: state?.title ?? '', isOverlapping }
    return {
      id: row.id,
      start: entry.start,
      end: entry.end,
      allDay: entry.isAllDay,
      ...(by ? { resourceIds: [resourceId(keyOf(row[by.name]))] } : {}),
      classNames: [look.entry, look.color(shadeOf(state?.color, state?.category)), ...(isOverlapping ? [look.overlap] : [])],
      extendedProps: { facts },
    }
  })
}

/** By what entries collide: of what they have to themselves that by which they are drawn, else all of it. */
function occupiedIn({ occupies, resources }: PlannerView, by: FieldView | null): readonly string[] {
  const all = occupies.length > 0 ? occupies : resources.slice(0, 1).map(({ name }) => name)
  if (by === null) return all
  return occupies.length === 0 || occupies.includes(by.name) ? [by.name] : []
}

/** The time that is not worked, behind the entries. */
export function closedEvents(view: PlannerView, from: string, days: number, resources: readonly Resource[] | null): Calendar.EventInput[] {
  if (!view.hours || view.start.kind === 'date') return []
  return closedTimes(view.hours, from, days).map(({ start, end }, i) => ({ id: `closed:${i}`, start, end, display: 'background' as const, ...(resources ? { resourceIds: resources.map(({ key }) => resourceId(key)) } : {}) }))
}
