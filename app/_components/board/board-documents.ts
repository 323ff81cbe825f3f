import type { BoardView, FieldView, JsonObject, ListView } from '../../../engine/client.ts'
import { keyOf, titleOfValue, valueSelection } from '../../_lib/group-values.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { type BoardState, cellKey, type LoadedPage, type Tally } from './board-state.ts'

/** GraphQL documents of a board. Pure: the same view gives the same text. */

export const pageSize = 25

const unique = (parts: readonly string[]): string => [...new Set(parts)].join(' ')

function cardSelection({ entity }: ListView, { columns, swimLanes, card, sums }: BoardView): string {
  const fields = [columns, ...(swimLanes ? [swimLanes] : []), ...card, ...sums]
  return unique(['id', 'label', 'version', ...(entity.hasNumber ? ['number'] : []), ...(entity.states.length > 0 ? ['state', 'stateSince'] : []), ...fields.map(valueSelection)])
}

function talliesField({ entity }: ListView, { columns, swimLanes, sums }: BoardView): string {
  const groups: readonly FieldView[] = swimLanes ? [columns, swimLanes] : [columns]
  const groupBy = groups.map(({ graphqlName }) => `{ field: ${graphqlName} }`).join(', ')
  const sum = sums.length > 0 ? ` sum { ${sums.map(({ name }) => name).join(' ')} }` : ''
  return `tallies: ${entity.names.aggregate}(filter: $filter, search: $search, groupBy: [${groupBy}], first: 2000) { count group { ${groups.map(valueSelection).join(' ')} }${sum} }`
}

/** Counts and sums of all cells, and the next cards of some: aliases c0 … with filters f0 … after cursors a0 … */
export function boardDocument(list: ListView, board: BoardView, cells: number, hasTallies: boolean): string {
  const { type, many } = list.entity.names
  const places = Array.from({ length: cells }, (_, i) => i)
  const ofPages = cells > 0 ? [`$orderBy: [${type}OrderBy!]`, '$first: Int', ...places.map((i) => `$f${i}: ${type}Filter, $a${i}: String`)] : []
  const variables = [...(hasTallies ? [`$filter: ${type}Filter`] : []), '$search: String', ...ofPages]
  const pages = places.map((i) => `c${i}: ${many}(filter: $f${i}, search: $search, orderBy: $orderBy, first: $first, after: $a${i}) { nodes { ${cardSelection(list, board)} } pageInfo { hasNextPage endCursor } }`)
  return `query Board(${variables.join(', ')}) {\n  ${[...(hasTallies ? [talliesField(list, board)] : []), ...pages].join('\n  ')}\n}`
}

export interface BoardAnswer {
  readonly tallies?: readonly { readonly count: number; readonly group: Readonly<Record<string, unknown>>; readonly sum?: Readonly<Record<string, unknown>> | null }[]
  readonly [page: `c${number}`]: LoadedPage
}

type TallyRows = NonNullable<BoardAnswer['tallies']>

/** Counts and sums by cell, and what the values are called that make the cells. */
export function withTallies(state: BoardState, { columns, swimLanes, sums }: BoardView, rows: TallyRows): BoardState {
  const tallies = new Map(rows.map(({ count, group, sum }): readonly [string, Tally] => [cellKey(keyOf(group[columns.name]), swimLanes ? keyOf(group[swimLanes.name]) : ''), { count, sums: Object.fromEntries(sums.map(({ name }) => [name, Number(sum?.[name] ?? 0)])) }]))
  const fields = swimLanes ? [columns, swimLanes] : [columns]
  const names = rows.flatMap(({ group }) => fields.map((field) => [keyOf(group[field.name]), titleOfValue(field, group[field.name]) ?? ''] as const))
  return { ...state, tallies, names: new Map([...state.names, ...names.filter(([key, name]) => key !== '' && name !== '')]) }
}

/** Those of some records that are on the board still, as they stand, with the figures anew. */
export function changedDocument(list: ListView, board: BoardView): string {
  const { type, many } = list.entity.names
  return `query Changed($filter: ${type}Filter, $search: String, $changed: ${type}Filter) {\n  ${talliesField(list, board)}\n  changed: ${many}(filter: $changed, search: $search, first: 100) { nodes { ${cardSelection(list, board)} } }\n}`
}

export interface ChangedAnswer extends Pick<BoardAnswer, 'tallies'> {
  readonly changed: { readonly nodes: readonly ListRow[] }
}

/** The variables of `boardDocument` for cells with these filters and cursors. */
export function pageVariables(cells: readonly { readonly filter: JsonObject | null; readonly after: string | null }[]): Record<string, unknown> {
  return Object.fromEntries(cells.flatMap(({ filter, after }, i) => [[`f${i}`, filter], [`a${i}`, after]]))
}
