import type { Engine, GraphqlResult } from '../../../engine/engine.ts'
import { createEngine, systemActor } from '../../../engine/index.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import type { Actor } from '../../../engine/model/types.ts'
import { openStore } from '../../../engine/store/index.ts'
import { openApi } from '../../fixtures/api.ts'
import { recordsOf, sites, type Thing, type World } from './world.ts'

/** A world in a database, with the engine on it and its API on a port. */
export interface OpenWorld {
  readonly world: World
  readonly engine: Engine
  readonly idOf: (login: string) => string
  /** null: the person has no business there. */
  readonly actor: (login: string, place: string | null) => Promise<Actor | null>
  /** Asks the API as a browser does. */
  readonly post: (actor: Actor, query: string, variables?: object) => Promise<GraphqlResult>
  readonly close: () => Promise<void>
}

const titles = (text: string) => ({ en: text, ru: text })

/** Publishes the world's definitions and loads its people and records into an empty database. */
export async function fillDatabase(url: string, world: World): Promise<World> {
  const store = openStore(url, { max: 2 })
  const engine = await createEngine({ databaseUrl: url, demo: false })
  try {
    await engine.loadSites({ dealerships: sites.map((code) => ({ code, titles: titles(code), timeZone: 'UTC', currency: 'EUR', areaCode: '1' })) })
    await engine.publish(systemActor, world.files, null)
    const ids = new Map<string, string>()
    for (const { login, roles } of world.people) {
      const id = uuidv7()
      ids.set(login, id)
      await store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${id}::uuid, ${login}, ${`Name of ${login}`}, '', 'en', '')`)
      for (const { role, dealership } of roles) await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, ${role}, ${dealership}) on conflict do nothing`)
    }
    const things = world.things.map((thing): Thing => ({ ...thing, values: { ...thing.values, ...(typeof thing.values.keeper === 'string' && { keeper: ids.get(thing.values.keeper.slice('login:'.length)) ?? null }) } }))
    await engine.loadHistory({ records: recordsOf(things) }, () => undefined)
    return { ...world, things }
  } finally {
    await engine.close()
    await store.close()
  }
}

export async function openWorld(url: string, world: World): Promise<OpenWorld> {
  const store = openStore(url, { max: 2 })
  const errors: unknown[] = []
  const engine = await createEngine({ databaseUrl: url, demo: false, report: (error) => errors.push(error) })
  const people = new Map((await store.query<{ id: string; login: string }>(sql`select u.id, u.login from platform."user" u`)).map(({ id, login }) => [login, id]))
  const sessions = new Map<string, string>()
  const sessionOf = async (userId: string): Promise<string> => {
    const known = sessions.get(userId)
    if (known) return known
    const id = uuidv7()
    await store.query(sql`insert into platform.session (id, user_id, expires_at) values (${id}::uuid, ${userId}::uuid, now() + interval '1 day')`)
    sessions.set(userId, id)
    return id
  }
  const api = await openApi(engine, async ({ headers }) => headers.cookie ?? null)
  return {
    world,
    engine,
    idOf: (login) => people.get(login) ?? '',
    actor: (login, place) => engine.actor(people.get(login) ?? '', place ?? '*').catch(() => null),
    post: async (actor, query, variables = {}) => {
      const response = await fetch(api.url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-pitlane-csrf': '1', cookie: await sessionOf(actor.id), 'x-dealership': actor.dealership ?? '*' }, body: JSON.stringify({ query, variables }) })
      return (await response.json()) as GraphqlResult
    },
    close: async () => {
      api.close()
      await engine.close()
      await store.close()
      // What was masked outside is a fault of ours, and a world that meets one says nothing about isolation.
      if (errors.length > 0) throw new AggregateError(errors, `${errors.length} faults inside`)
    },
  }
}
