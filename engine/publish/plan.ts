import { type CustomField, diffTables, readCatalogue, runChecks, tablesOf, type TablesDiff } from '../ddl/index.ts'
import type { PublishPlan, StateMapping, StrandedState } from '../engine.ts'
import type { Issue } from '../kernel/errors.ts'
import { Sql } from '../kernel/sql.ts'
import type { Machine } from '../model/types.ts'
import type { Query, Store } from '../store/index.ts'
import { type Candidate, checkCandidate, compiledOf } from './candidate.ts'
import { customFieldsOf } from './custom-fields.ts'
import { describeChanges } from './describe-changes.ts'
import { byState, mappingIssues, type Stranded, strandedRecords, targetsOf } from './gone-states.ts'
import { byName, type Naming } from './naming.ts'
import { removalIssues, removalsOf } from './removals.ts'
import { type Compiled, type EntityRenames, renamesOf } from './renames.ts'
import { tellAutomations } from './time/arm-automations.ts'
import { type Standing, tellTime } from './time/arm-time.ts'
import { type AutomationChange, automationChanges } from './time/automation-changes.ts'
import { type TimeChange, timeChanges } from './time/time-changes.ts'

/** What the database says to a version: how the tables become its own, and what stands in the way. */
export interface DatabasePlan {
  readonly diff: TablesDiff
  readonly renames: readonly EntityRenames[]
  /** Live table of each entity by its id. */
  readonly live: ReadonlyMap<string, string>
  /** Those with states. */
  readonly tables: ReadonlyMap<string, string>
  readonly stranded: readonly Stranded[]
  /** Delays and clocks that are to reach the records that are there. */
  readonly time: readonly TimeChange[]
  /** Automations that are to wait with records that are there. */
  readonly automations: readonly AutomationChange[]
  readonly issues: readonly Issue[]
}

/** What is looked at, for whom, and when. */
export interface Planning {
  readonly candidate: Candidate
  readonly sites: readonly { readonly code: string; readonly timeZone: string }[]
  readonly mapping?: StateMapping
  readonly at: string
  readonly naming?: Naming
}

/** What would happen; nothing is written. */
export async function planPublish(store: Store, before: Compiled | null, { candidate, sites, mapping = {}, at, naming = byName }: Planning): Promise<Omit<PublishPlan, 'conflicts' | 'merged'>> {
  const dealerships = sites.map(({ code }) => code)
  const checked = await checkCandidate(candidate, dealerships)
  const after = compiledOf(checked)
  const removed = before ? await removalsOf(store.query, before, checked, checked.issues) : []
  if (!after) return { issues: [...checked.issues, ...removalIssues(removed)], changes: [], sql: [], stranded: [], removed }
  const plan = await planDatabase(store.query, before, after, dealerships, mapping)
  const standing = standingBefore(plan, before, sites, at)
  const { diff, issues, stranded } = plan
  return {
    issues: [...checked.issues, ...issues],
    changes: [...describeChanges(before?.candidate ?? null, checked, naming), ...diff.changes.map(({ area, text }) => ({ area, text })), ...(await tellTime(store.query, plan.time, standing, naming)), ...(await tellAutomations(store.query, plan.automations, standing, naming))],
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
  const times = { before, after, renames, dealerships }
  return { diff, renames, live: tables, tables: search.tables, stranded, time: timeChanges(times), automations: automationChanges(times), issues: [...diff.refused, ...(await runChecks(run, diff.checks)), ...mappingIssues(stranded, mapping, search)] }
}

/** Records as the tables have them before the change. Those of an entity that comes to belong to others are not counted. */
function standingBefore({ renames, live }: DatabasePlan, before: Compiled | null, sites: Planning['sites'], at: string): Standing {
  const scopes = new Map([...(before?.network.entities.values() ?? [])].map(({ id, scope }) => [id, scope]))
  return {
    tableOf: ({ id, scope }) => (scopes.get(id) === scope ? (live.get(id) ?? null) : null),
    renames,
    stateless: new Set([...(before?.network.entities.values() ?? [])].flatMap(({ id, machine }) => (machine ? [] : [id]))),
    zoneOf: (dealership) => sites.find(({ code }) => code === dealership)?.timeZone,
    at,
  }
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
