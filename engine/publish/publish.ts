import type { StateMapping } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, join, raw, sql } from '../kernel/sql.ts'
import type { Actor } from '../model/types.ts'
import { hoursIn } from '../runtime/index.ts'
import { systemActor } from '../runtime/actors.ts'
import { insertAudit, type Query, type Store, tellChange, versionChange } from '../store/index.ts'
import { buildAhead } from './build-ahead.ts'
import { backfillsOf, runBackfills } from './backfill.ts'
import { type Candidate, type CheckedCandidate, checkCandidate, compiledOf, isError } from './candidate.ts'
import { followRenames, moveCounters } from './follow-renames.ts'
import { holdCommands } from './guard.ts'
import { type DueAt, mapStates } from './map-states.ts'
import { publishChannel } from './notices.ts'
import { type DatabasePlan, planDatabase } from './plan.ts'
import { type Compiled, seedsBefore } from './renames.ts'
import { writeSeeds } from './seed-records.ts'
import { searchAgain } from './search-again.ts'
import { keepVersion } from './keep-version.ts'
import { compiledVersion, type Live, type Version } from './live.ts'
import { armAutomations, armStays } from './time/arm-automations.ts'
import { armMoments, armTime, fitClocks, type Standing } from './time/arm-time.ts'
import { untilFree } from './until-free.ts'

/** What is published, over what. */
export interface Publishing {
  readonly candidate: Candidate
  /** Dealerships of the network. */
  readonly sites: readonly { readonly code: string; readonly timeZone: string }[]
  /** Id of the version the candidate was made from; absent: whichever is live. */
  readonly base?: number | undefined
  readonly mapping?: StateMapping
  /** What belongs to it and happens with it or not at all. */
  readonly along?: ((query: Query, publication: number) => Promise<void>) | undefined
}

/**
 * Makes the candidate the live version: tables, records, catalogue rows, version and audit in one transaction.
 * Until it commits everybody works with the version before; a crash leaves that one live.
 * @returns the id of the publication
 * @throws EngineError PUBLISH_REFUSED with every issue, VERSION_CONFLICT for the base, UNAVAILABLE where tables stay in use; nothing has changed then
 */
export async function publish(store: Store, live: Live, publishing: Publishing, actor: Actor, note: string | null, at: string): Promise<number> {
  const checked = await checkCandidate(publishing.candidate, publishing.sites.map(({ code }) => code))
  const after = compiledOf(checked)
  if (!after) throw refused(checked.issues)
  const turn = async (): Promise<number | null> => {
    const version = await live.refresh()
    const before: Compiled | null = version && compiledVersion(version)
    return store.transaction(async (query) => {
      // Two admins publishing at once take turns; the second one's plan is made against the first one's tables.
      // Nor does any command put a record into a state, or a value into a column, that is just being taken away.
      await holdCommands(query)
      const newest = await newestOf(query)
      demandBase(newest, publishing.base)
      if ((newest?.id ?? null) !== (version?.publication.id ?? null)) return null
      return change({ query, before, after, checked, actor, note, at }, publishing)
    })
  }
  return live.publishing(async () => {
    await prepare(store, await live.refresh(), after, publishing)
    const id = await untilFree(turn)
    await live.refresh()
    return id
  })
}

/** What takes long and changes nothing for anybody is done before anybody is held up; where something stands in the way, nothing is. */
async function prepare(store: Store, version: Version | null, after: Compiled, { sites, mapping = {}, base }: Publishing): Promise<void> {
  if (!version || (base !== undefined && base !== version.publication.id)) return
  const { diff, issues } = await planDatabase(store.query, compiledVersion(version), after, sites.map(({ code }) => code), mapping)
  if (!issues.some(isError)) await buildAhead(store, diff.ahead)
}

interface Turn {
  readonly query: Query
  readonly before: Compiled | null
  readonly after: Compiled
  readonly checked: CheckedCandidate
  readonly actor: Actor
  readonly note: string | null
  readonly at: string
}

async function change(turn: Turn, { sites, mapping = {}, along }: Publishing): Promise<number> {
  const { query, before, after, checked, actor, note, at } = turn
  const codes = sites.map(({ code }) => code)
  const plan = await planDatabase(query, before, after, codes, mapping)
  if (plan.issues.some(isError)) throw refused([...checked.issues, ...plan.issues])
  await followRenames(query, plan.renames, plan.tables)
  await mapStates(query, plan.stranded, mapping, actor, at, dueAt(after, sites, at))
  await changeTables(query, plan, checked.issues)
  await beginStates(query, before, after, at)
  await keepTimes(query, plan, after, mapping, sites, at)
  const backfills = backfillsOf(before, after)
  await runBackfills(query, after.network, backfills, at)
  await searchAgain(query, before, after, backfills)
  if (codes.length === 1) await moveCounters(query, comeToBelong(before, after), codes[0] ?? '')
  await writeSeeds(query, after.network, actor, seedsBefore(before, plan.renames), at)
  const id = await keepVersion(query, checked, actor, note, at, plan.stranded.length > 0 ? mapping : null)
  await insertAudit(query, [{ at, actorId: actor.id, actorName: actor.name, dealership: null, action: 'publish', note: note ?? `${after.network.package.id}@${after.network.package.version}` }])
  await along?.(query, id)
  await tellChange(query, { kind: 'created', entity: versionChange, recordId: systemActor.id, dealership: null, userId: actor.id, version: id })
  await query(sql`select pg_notify(${publishChannel}, ${String(id)})`)
  return id
}

/** Tables are closed all at once and briefly: whoever cannot have them soon lets everybody else go on and comes again. */
async function changeTables(query: Query, { diff }: DatabasePlan, issues: readonly Issue[]): Promise<void> {
  if (diff.closed.length > 0) await query(sql`lock table ${join(diff.closed.map((table) => ident(dataSchema, table)))} in access exclusive mode`)
  for (const statement of diff.statements) {
    await query(raw(statement)).catch((error: unknown) => {
      const isShared = error instanceof EngineError && error.code === 'DUPLICATE'
      throw isShared ? refused([...issues, { pointer: '', message: 'a field cannot be unique: what records are given by default or backfill is the same for several', hint: 'Let the values differ, or take "unique" away.' }]) : error
    })
  }
}

const comeToBelong = (before: Compiled | null, after: Compiled): readonly string[] =>
  [...after.network.entities.values()].flatMap(({ id, name, scope }) => ([...(before?.network.entities.values() ?? [])].some((old) => old.id === id && old.scope !== 'dealership' && scope === 'dealership') ? [name] : []))

/** An entity that had states once, and comes to have some again, has the column: who was made meanwhile gets a state here. */
async function beginStates(query: Query, before: Compiled | null, after: Compiled, at: string): Promise<void> {
  const old = new Map([...(before?.network.entities.values() ?? [])].map((entity) => [entity.id, entity]))
  for (const { id, table, machine } of after.network.entities.values()) {
    if (!machine || !old.has(id) || old.get(id)?.machine) continue
    await query(sql`update ${ident(dataSchema, table)} set state = ${machine.initial}, state_since = ${at}::timestamptz where state is null`)
  }
}

/** Delays and clocks of records that are there, once the tables are as the version wants them. */
async function keepTimes(query: Query, { stranded, time, automations }: DatabasePlan, { modelOf }: Compiled, mapping: StateMapping, sites: Publishing['sites'], at: string): Promise<void> {
  const standing: Standing = { tableOf: ({ table }) => table, renames: [], stateless: new Set(), zoneOf: (dealership) => sites.find(({ code }) => code === dealership)?.timeZone, at }
  for (const { entity, machine, dealership, state } of stranded) {
    const [to, model] = [mapping[entity.name]?.[state], modelOf(dealership)]
    if (to === undefined || !model) continue
    await fitClocks(query, { entity, old: null, dealership, machine, model }, [to], standing)
    await armMoments(query, { entity, old: null, dealership, machine, model }, to, standing)
    await armStays(query, { entity, dealership, model }, to, standing)
  }
  await armTime(query, time, standing)
  await armAutomations(query, automations, standing)
}

/** Delays of the states that records are put into count from the publication, in working time where they say so. */
function dueAt({ modelOf, network }: Compiled, sites: Publishing['sites'], at: string): DueAt {
  return ({ calendar, milliseconds }, dealership) => {
    const model = modelOf(dealership) ?? network
    const zone = sites.find(({ code }) => code === dealership)?.timeZone ?? model.settings.timeZone
    return new Date(hoursIn(model, zone)(calendar).after(Date.parse(at), milliseconds))
  }
}

interface Newest {
  readonly id: number
  readonly version: string
}

async function newestOf(query: Query): Promise<Newest | undefined> {
  return (await query<Newest>(sql`select p.id, p.version from platform.publication p order by p.id desc limit 1`))[0]
}

/** Nobody's version is taken back by files that were taken before it. */
function demandBase(newest: Newest | undefined, base: number | undefined): void {
  if (base === undefined || !newest || newest.id === base) return
  throw new EngineError('VERSION_CONFLICT', `Somebody has published version ${newest.version} (no. ${newest.id}) in the meantime.`, { hint: 'Nothing was published. Load the page again: your changes stay and are laid over the new version; look at the plan and publish.', data: { id: newest.id } })
}

function refused(issues: readonly Issue[]): EngineError {
  return new EngineError('PUBLISH_REFUSED', 'Nothing was published.', { issues, hint: 'Mend what is named and publish again; the version before is live.' })
}
