import type { FieldView, JsonObject, ListView, PlannerView } from '../../../engine/client.ts'
import { allOf, valueSelection } from '../../_lib/group-values.ts'
import { momentOf } from './planner-time.ts'

/** Most records that are drawn at once; more of them nobody can tell apart. */
export const mostEntries = 1000
const mostOnPage = 100
/** How far it is counted what is not drawn. */
const mostCounted = 5000

function selection({ entity }: ListView, { start, end, duration, resources, title }: PlannerView): string {
  const fields = [start, ...(end ? [end] : []), ...(duration ? [duration] : []), ...resources, ...title].map(valueSelection)
  return [...new Set(['id', 'label', 'version', ...(entity.hasNumber ? ['number'] : []), ...(entity.states.length > 0 ? ['state'] : []), ...fields])].join(' ')
}

export const pageSize = mostOnPage

/** Records of a stretch of time, page by page. */
export function entriesDocument(list: ListView, view: PlannerView): string {
  const { type, many } = list.entity.names
  return `query Entries($filter: ${type}Filter, $search: String, $first: Int, $after: String) {\n  page: ${many}(filter: $filter, search: $search, orderBy: [{ field: ${view.start.graphqlName}, direction: ASC }], first: $first, after: $after) { count: countUpTo(limit: ${mostCounted}) nodes { ${selection(list, view)} } pageInfo { hasNextPage endCursor } }\n}`
}

/** Who or what the records are planned by: the values that they have. */
export function resourcesDocument({ entity: { names } }: ListView, field: FieldView): string {
  return `query Resources($filter: ${names.type}Filter) {\n  groups: ${names.aggregate}(filter: $filter, groupBy: [{ field: ${field.graphqlName} }], first: 200) { count group { ${valueSelection(field)} } }\n}`
}

/** The condition that a record takes up some of the time from `from` to `to` (days, the last not among them). */
export function within(view: PlannerView, from: string, to: string, timeZone: string): JsonObject {
  const bound = (day: string): string => (view.start.kind === 'date' ? day : momentOf(`${day}T00:00:00`, timeZone))
  const starts: JsonObject = { [view.start.name]: { gte: bound(from), lt: bound(to) } }
  // What began before and goes on: by its end; of those with a duration what began the day before.
  if (!view.end) return starts
  return { or: [starts, { and: [{ [view.start.name]: { lt: bound(from) } }, { [view.end.name]: { gt: bound(from) } }] }] }
}

/** Open records without a time. */
export function unplanned(list: ListView, view: PlannerView, filter: JsonObject | null): JsonObject | null {
  return allOf(filter, { [view.start.name]: { isNull: true } }, list.entity.states.length > 0 ? { stateCategory: { notIn: ['done', 'cancelled'] } } : null)
}
