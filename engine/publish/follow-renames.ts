import { dataSchema } from '../kernel/names.ts'
import { ident, join, type Sql, sql } from '../kernel/sql.ts'
import type { Query } from '../store/index.ts'
import type { EntityRenames, Rename, StateRename } from './renames.ts'

/** The platform's tables that speak of records by the name of their entity. */
const tablesByEntity = ['audit_entry', 'comment', 'notification', 'counter', 'timer', 'sla_clock', 'message', 'change', 'layer_choice', 'file'] as const

/**
 * Journals, counters, timers and states go on under the new names: nothing that is told of a record, or waits
 * for it, is lost with a rename. `tables`: live table of each entity by its id.
 */
export async function followRenames(query: Query, renames: readonly EntityRenames[], tables: ReadonlyMap<string, string>): Promise<void> {
  for (const { id, name, fields, states, nodes } of renames) {
    const table = tables.get(id)
    if (table && states.length > 0) await renameStates(query, table, name.from, states, nodes)
    if (fields.length > 0) await renameInJournal(query, name.from, fields)
    if (name.from !== name.to) await renameEntity(query, name)
  }
}

const pairs = (renames: readonly Rename[]): Sql => join(renames.map(({ from, to }) => sql`(${from}, ${to})`))
const olds = (renames: readonly Rename[]): readonly string[] => renames.map(({ from }) => from)

async function renameStates(query: Query, table: string, entity: string, states: readonly StateRename[], nodes: readonly Rename[]): Promise<void> {
  // One pass for all, so that two states may swap names.
  const values = join(states.map(({ from, to, dealerships }) => sql`(${from}, ${to}, ${dealerships}::text[])`))
  const isOwn = states.every(({ dealerships }) => dealerships === null) ? sql`` : sql` and (m.sites is null or t.dealership = any(m.sites))`
  await query(sql`update ${ident(dataSchema, table)} t set state = m.new from (values ${values}) m(old, new, sites) where t.state = m.old${isOwn}`)
  const today = (column: string): Sql => sql`coalesce((select m.new from (values ${values}) m(old, new, sites) where m.old = ${ident('a', column)} and (m.sites is null or a.dealership = any(m.sites))), ${ident('a', column)})`
  await query(sql`update platform.audit_entry a set from_state = ${today('from_state')}, to_state = ${today('to_state')} where a.entity = ${entity} and (a.from_state = any(${olds(states)}) or a.to_state = any(${olds(states)}))`)
  if (nodes.length > 0) await query(sql`update platform.timer t set state = m.new from (values ${pairs(nodes)}) m(old, new) where t.entity = ${entity} and t.state = m.old`)
}

/** The journal names fields; their values stay as they were written. */
async function renameInJournal(query: Query, entity: string, fields: readonly Rename[]): Promise<void> {
  await query(sql`update platform.audit_entry a
    set changes = (select jsonb_object_agg(coalesce(m.new, e.key), e.value) from jsonb_each(a.changes) e left join (values ${pairs(fields)}) m(old, new) on m.old = e.key)
    where a.entity = ${entity} and jsonb_exists_any(a.changes, ${olds(fields)}::text[])`)
}

async function renameEntity(query: Query, { from, to }: Rename): Promise<void> {
  for (const table of tablesByEntity) await query(sql`update ${ident('platform', table)} set entity = ${to} where entity = ${from}`)
}

/** Numbers of shared records go on where these come to belong to the only dealership there is. */
export async function moveCounters(query: Query, entities: readonly string[], dealership: string): Promise<void> {
  if (entities.length === 0) return
  await query(sql`update platform.counter set dealership = ${dealership} where dealership = '' and entity = any(${entities}::text[])`)
}
