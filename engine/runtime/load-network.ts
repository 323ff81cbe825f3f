import type { LoadRecord, NetworkData } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, join, sql } from '../kernel/sql.ts'
import type { Actor, Model } from '../model/types.ts'
import type { Platform } from '../platform/index.ts'
import { insertAudit, type Store } from '../store/index.ts'
import { actorOf, systemActor } from './actors.ts'
import { loadRecords } from './load-records.ts'

/** Dealerships first: overlays are published for dealerships that exist. */
export async function loadSites(platform: Platform, data: Pick<NetworkData, 'dealerships'>): Promise<void> {
  for (const dealership of data.dealerships) await platform.dealerships.upsert(dealership)
}

/** People with the given password; those who are there already keep theirs. */
export async function loadPeople(platform: Platform, data: Pick<NetworkData, 'users'>, password: string): Promise<void> {
  for (const { roles, ...person } of data.users) {
    const user = (await platform.users.byLogin(person.login)) ?? (await platform.users.create({ ...person, password }))
    for (const membership of roles) await platform.memberships.grant(user.id, membership)
  }
}

/** @returns how many records were loaded */
export async function loadHistory(store: Store, platform: Platform, modelOf: (dealership: string | null) => Model, records: Iterable<LoadRecord>, onProgress: (done: number) => void): Promise<number> {
  const actors = await actorsByLogin(platform)
  const find = (login: string, dealership: string | null): Actor => {
    const actor = actors.get(`${login} ${dealership ?? ''}`) ?? actors.get(`${login} `)
    if (!actor) throw new EngineError('NOT_FOUND', `There is no user “${login}”.`)
    return actor
  }
  return loadRecords({ store, modelOf, actorOf: find, onProgress }, records)
}

async function actorsByLogin(platform: Platform): Promise<ReadonlyMap<string, Actor>> {
  const [people, sites] = await Promise.all([platform.users.list(), platform.dealerships.list()])
  const actors = new Map<string, Actor>()
  for (const user of people) {
    for (const place of [undefined, ...sites.map(({ code }) => code)]) {
      const actor = await actorOf(platform, user, place).catch(() => null)
      if (actor) actors.set(`${user.login} ${place ?? ''}`, actor)
    }
  }
  return actors
}

/**
 * Deletes every record, message and journal; people, dealerships, definitions and the package's own rows stay.
 * The new journal begins with this.
 */
export async function wipeRecords(store: Store, model: Model, at: string): Promise<void> {
  const emptied = [...model.entities.values()].filter((entity) => !entity.seed).flatMap((entity) => [entity.table, ...entity.fields.flatMap((field) => field.lines?.table ?? [])])
  const tables = [...emptied.map((name) => ident(dataSchema, name)), ...['audit_entry', 'comment', 'notification', 'counter', 'change', 'timer', 'sla_clock'].map((name) => ident('platform', name))]
  await store.transaction(async (query) => {
    await query(sql`truncate ${join(tables)}`)
    await insertAudit(query, [{ at, actorId: systemActor.id, actorName: systemActor.name, dealership: null, action: 'wipe' }])
  })
}

/** Whether no record but the package's own has ever been made. */
export async function isEmptyNetwork(store: Store): Promise<boolean> {
  const [row] = await store.query<{ used: boolean }>(sql`select exists (select 1 from platform.audit_entry a where a.entity is not null) as used`)
  return row?.used !== true
}
