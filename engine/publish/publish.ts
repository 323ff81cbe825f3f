import { diffTables, readCatalogue, tablesOf, type TablesDiff } from '../ddl/index.ts'
import { entityFile } from '../definition/index.ts'
import type { PublishPlan } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import { ident, raw, Sql, sql } from '../kernel/sql.ts'
import type { Actor, Model } from '../model/types.ts'
import { entityTable, insertAudit, type Query, type Store } from '../store/index.ts'
import { type Candidate, type CheckedCandidate, checkCandidate, isError } from './candidate.ts'
import { describeChanges } from './describe-changes.ts'
import { holdCommands } from './guard.ts'
import { writeSeeds } from './seed-records.ts'

/** NOTIFY channel on which every process hears of a new version. */
export const publishChannel = 'pitlane_publish'

/** What would happen; nothing is written. */
export async function planPublish(store: Store, live: Candidate | null, candidate: Candidate, dealerships: readonly string[]): Promise<PublishPlan> {
  const checked = checkCandidate(candidate, dealerships)
  if (!checked.network) return { issues: checked.issues, changes: [], sql: [] }
  const { diff, issues } = await diffLive(store.query, checked.network)
  return { issues: [...checked.issues, ...issues], changes: [...describeChanges(live, checked), ...diff.changes.map(({ area, text }) => ({ area, text }))], sql: diff.statements }
}

/** What is published, over what. */
export interface Publishing {
  readonly live: Candidate | null
  readonly candidate: Candidate
  readonly dealerships: readonly string[]
  /** Id of the version the candidate was made from; absent: whichever is live. */
  readonly base: number | undefined
}

/**
 * Makes the candidate the live version: tables, catalogue rows, version and audit in one transaction. Until
 * it commits everybody works with the version before; a crash leaves that one live.
 * @returns the id of the publication
 * @throws EngineError PUBLISH_REFUSED with every issue, VERSION_CONFLICT for the base; nothing has changed then
 */
export async function publish(store: Store, { live, candidate, dealerships, base }: Publishing, actor: Actor, note: string | null, at: string): Promise<number> {
  const checked = checkCandidate(candidate, dealerships)
  const { network } = checked
  if (!network) throw refused(checked.issues)
  return store.transaction(async (query) => {
    // Two admins publishing at once take turns; the second one's plan is made against the first one's tables.
    // Nor does any command put a record into a state, or a value into a column, that is just being taken away.
    await holdCommands(query)
    await demandBase(query, base)
    const { diff, issues } = await diffLive(query, network)
    if (issues.some(isError)) throw refused([...checked.issues, ...issues])
    for (const statement of diff.statements) await query(raw(statement))
    await writeSeeds(query, network, actor, seedsOf(live), at)
    const id = await insertPublication(query, checked, actor, note, at)
    await insertAudit(query, [{ at, actorId: actor.id, actorName: actor.name, dealership: null, action: 'publish', note: note ?? `${network.package.id}@${network.package.version}` }])
    await query(sql`select pg_notify(${publishChannel}, ${String(id)})`)
    return id
  })
}

/** Nobody's version is taken back by files that were taken before it. */
async function demandBase(query: Query, base: number | undefined): Promise<void> {
  const [newest] = await query<{ id: number | null; version: string }>(sql`select p.id, p.version from platform.publication p order by p.id desc limit 1`)
  if (base === undefined || !newest || newest.id === base) return
  throw new EngineError('VERSION_CONFLICT', `Somebody has published version ${newest.version} (no. ${newest.id}) in the meantime.`, { hint: 'Nothing was published. Load the page again: your changes stay and are laid over the new version; look at the plan and publish.', data: { id: newest.id } })
}

const seedsOf = (live: Candidate | null) => new Map(Object.entries(live?.package.entities ?? {}).flatMap(([name, { seed }]) => (seed ? [[name, seed] as const] : [])))

function refused(issues: readonly Issue[]): EngineError {
  return new EngineError('PUBLISH_REFUSED', 'Nothing was published.', { issues, hint: 'Mend what is named and publish again; the version before is live.' })
}

async function diffLive(query: Query, network: Model): Promise<{ readonly diff: TablesDiff; readonly issues: readonly Issue[] }> {
  const catalogue = await readCatalogue((text, values = []) => query(new Sql(piecesOf(text), values)))
  const diff = diffTables(catalogue, tablesOf(network))
  // A machine that is new to a table has no state column yet, so no record can be stranded.
  const withStates = new Set(catalogue.filter(({ columns }) => columns.some(({ name }) => name === 'state')).map(({ name }) => name))
  return { diff, issues: [...diff.refused, ...(await strandedRecords(query, network, withStates))] }
}

/** Text with $1…$n as pieces between its parameters. */
const piecesOf = (text: string): readonly string[] => text.split(/\$\d+/)

/** Records in states that the new version no longer has. */
async function strandedRecords(query: Query, network: Model, tables: ReadonlySet<string>): Promise<readonly Issue[]> {
  const issues: Issue[] = []
  for (const entity of network.entities.values()) {
    if (!entity.machine || !tables.has(entity.table)) continue
    const states = [...entity.machine.states.keys()]
    const rows = await query<{ state: string; count: number }>(sql`select ${ident('t', 'state')} as state, count(*) as count from ${entityTable(entity)} t where not (t.state = any(${states}::text[])) group by 1`)
    for (const { state, count } of rows) issues.push({ file: entityFile(entity.name, 'machine'), pointer: '/states', message: `the state “${state}” is gone, but ${count} records are in it`, hint: 'Bring the state back, or move the records out of it first.' })
  }
  return issues
}

async function insertPublication(query: Query, { package: pkg, overlays }: CheckedCandidate, actor: Actor, note: string | null, at: string): Promise<number> {
  const keep = async (kind: 'package' | 'overlay', content: unknown): Promise<string> => {
    const hash = contentHash(content)
    await query(sql`insert into platform.definition (hash, kind, content, created_at) values (${hash}, ${kind}, ${JSON.stringify(content)}, ${at}::timestamptz) on conflict (hash) do nothing`)
    return hash
  }
  const packageHash = await keep('package', pkg)
  const hashes: Record<string, string> = {}
  for (const [code, overlay] of Object.entries(overlays)) hashes[code] = await keep('overlay', overlay)
  const publisher = actor.kind === 'user' ? actor.id : null
  const [row] = await query<{ id: number }>(
    sql`insert into platform.publication (package_hash, overlays, version, note, published_by, published_at) values (${packageHash}, ${JSON.stringify(hashes)}::jsonb, ${pkg.manifest.version}, ${note}, ${publisher}::uuid, ${at}::timestamptz) returning id`,
  )
  return row?.id ?? 0
}
