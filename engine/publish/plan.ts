import { type CustomField, diffTables, readCatalogue, runChecks, tablesOf, type TablesDiff } from '../ddl/index.ts'
import type { PublishPlan, StateMapping, StrandedState } from '../engine.ts'
import type { Issue } from '../kernel/errors.ts'
import { Sql } from '../kernel/sql.ts'
import type { Machine } from '../model/types.ts'
import type { Query, Store } from '../store/index.ts'
import { type Candidate, checkCandidate } from './candidate.ts'
import { customFieldsOf } from './custom-fields.ts'
import { describeChanges } from './describe-changes.ts'
import { byState, mappingIssues, type Stranded, strandedRecords, targetsOf } from './gone-states.ts'
import { removalIssues, removalsOf } from './removals.ts'
import { type Compiled, type EntityRenames, renamesOf } from './renames.ts'

/** What the database says to a version: how the tables become its own, and what stands in the way. */
export interface DatabasePlan {
  readonly diff: TablesDiff
  readonly renames: readonly EntityRenames[]
  /** Live table of each entity by its id. */
  readonly tables: ReadonlyMap<string, string>
  readonly stranded: readonly Stranded[]
  readonly issues: readonly Issue[]
}

/** What would happen; nothing is written. */
export async function planPublish(store: Store, before: Compiled | null, candidate: Candidate, dealerships: readonly string[], mapping: StateMapping = {}): Promise<Omit<PublishPlan, 'conflicts' | 'merged'>> {
  const checked = await checkCandidate(candidate, dealerships)
  const removed = before ? await removalsOf(store.query, before, checked, checked.issues) : []
  if (!checked.network) return { issues: [...checked.issues, ...removalIssues(removed)], changes: [], sql: [], stranded: [], removed }
  const { diff, issues, stranded } = await planDatabase(store.query, before, { candidate: checked, network: checked.network }, dealerships, mapping)
  return {
    issues: [...checked.issues, ...issues],
    changes: [...describeChanges(before?.candidate ?? null, checked), ...diff.changes.map(({ area, text }) => ({ area, text }))],
    sql: diff.statements,
    stranded: strandedViews(before, stranded),
    removed,
  }
}

export async function planDatabase(query: Query, before: Compiled | null, after: Compiled, dealerships: readonly string[], mapping: StateMapping): Promise<DatabasePlan> {
  const run = (text: string, values: readonly unknown[] = []): Promise<readonly object[]> => query(new Sql(piecesOf(text), values))
  const catalogue = await readCatalogue(run)
  const diff = diffTables(catalogue, tablesOf(after.network), { before: before ? tablesOf(before.network) : [], custom: customOf(before, after), dealerships })
  const renames = before ? renamesOf(before, after) : []
  const tableOf = (id: string, name: string): string | undefined => (catalogue.find((table) => table.id === id) ?? catalogue.find((table) => table.id === null && table.name === name))?.name
  const tables = new Map([...after.network.entities.values()].flatMap(({ id, table }) => {
    const live = tableOf(id, table)
    return live === undefined ? [] : [[id, live] as const]
  }))
  // A machine that is new to a table has no state column yet, so no record can be stranded.
  const withStates = new Set(catalogue.filter(({ columns }) => columns.some(({ name }) => name === 'state')).map(({ name }) => name))
  const search = { before, after, renames, tables: new Map([...tables].filter(([, table]) => withStates.has(table))) }
  const stranded = await strandedRecords(query, search)
  return { diff, renames, tables: search.tables, stranded, issues: [...diff.refused, ...(await runChecks(run, diff.checks)), ...mappingIssues(stranded, mapping, search)] }
}

/** Both by the names that the tables will have. */
function customOf(before: Compiled | null, after: Compiled): { readonly before: readonly CustomField[]; readonly after: readonly CustomField[] } {
  const tables = new Map([...after.network.entities.values()].map(({ id, table }) => [id, table]))
  return { before: before ? customFieldsOf(before.candidate, before.network, tables).filter(({ table }) => [...tables.values()].includes(table)) : [], after: customFieldsOf(after.candidate, after.network, tables) }
}

/** Text with $1…$n as pieces between its parameters. */
const piecesOf = (text: string): readonly string[] => text.split(/\$\d+/)

function strandedViews(before: Compiled | null, stranded: readonly Stranded[]): readonly StrandedState[] {
  return byState(stranded).map((places) => {
    const [first] = places
    const { entity, state } = first
    const old = [...(before?.network.entities.values() ?? [])].find(({ id }) => id === entity.id)?.machine?.states.get(state)
    const shared = targetsOf(first.machine).filter((key) => places.every(({ machine }) => targetsOf(machine).includes(key)))
    return {
      entity: entity.name,
      entityTitles: entity.titles,
      state,
      titles: old?.titles ?? { en: state, ru: state },
      places: places.map(({ dealership, count }) => ({ dealership, count })),
      targets: sameCategoryFirst(shared, first.machine, old?.category).map((key) => ({ state: key, titles: first.machine.states.get(key)?.titles ?? { en: key, ru: key } })),
    }
  })
}

const sameCategoryFirst = (keys: readonly string[], machine: Machine, category: string | undefined): readonly string[] =>
  [...keys].sort((a, b) => Number(machine.states.get(b)?.category === category) - Number(machine.states.get(a)?.category === category))
