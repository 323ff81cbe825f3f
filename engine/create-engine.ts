/** Composition root: the one place where the rooms are put together. */
import type { IncomingMessage } from 'node:http'
import { platformPermissions } from './access/index.ts'
import { filesOfPackage, packageFromFiles } from './definition/index.ts'
import type { PlatformPermission } from './definition/types.ts'
import type { DraftFiles, Engine, SessionUser, VersionView } from './engine.ts'
import { listViewOf } from './forms/index.ts'
import { openGraphql } from './graphql/index.ts'
import { EngineError } from './kernel/errors.ts'
import { sql } from './kernel/sql.ts'
import type { Actor, Entity } from './model/types.ts'
import { openPlatform, type Platform, type User } from './platform/index.ts'
import { type Candidate, checkCandidate, guardedStore, openLive, planPublish, publish } from './publish/index.ts'
import { actorOf, systemActor } from './runtime/actors.ts'
import { isEmptyNetwork, loadHistory, loadPeople, loadSites, wipeRecords } from './runtime/load-network.ts'
import { auditView } from './runtime/views/audit-view.ts'
import { recordView } from './runtime/views/record-view.ts'
import { reportView } from './runtime/views/report-view.ts'
import { choices, notifications, readNotifications, shellView } from './runtime/views/shell-view.ts'
import { addComment, timeline } from './runtime/views/timeline.ts'
import type { Runtime } from './runtime/index.ts'
import { insertAudit, openStore } from './store/index.ts'

export interface EngineConfig {
  /** A migrated database. */
  readonly databaseUrl: string
  /** Lists the demo accounts on the sign-in page. */
  readonly demo: boolean
  readonly clock?: () => Date
  /** Hears of errors that are masked outside. */
  readonly report?: (error: unknown) => void
}

/** Everybody in the demo network has it. */
const demoPassword = 'demo'

export async function createEngine({ databaseUrl, demo, clock = () => new Date(), report = (error) => console.error(error) }: EngineConfig): Promise<Engine> {
  const store = openStore(databaseUrl)
  const platform = await openPlatform(databaseUrl)
  const live = await openLive(store, platform)
  const graphql = openGraphql(report)

  const runtimeFor = (actor: Actor): Runtime => {
    const { publication, modelOf } = live.demand()
    return { store: guardedStore(store, publication.id, live.refresh), actor, clock, model: modelOf(actor.dealership) }
  }
  const entityOf = ({ model }: Runtime, name: string): Entity => {
    const entity = model.entities.get(name)
    if (entity) return entity
    throw new EngineError('NOT_FOUND', `There is no entity “${name}”.`)
  }
  const dealershipCodes = async (): Promise<readonly string[]> => (await platform.dealerships.list()).map(({ code }) => code)
  const demand = (actor: Actor, permission: PlatformPermission): void => {
    const version = live.current()
    // Before anything is published nobody but the system has a role.
    if (actor.kind === 'system' || (version && platformPermissions(version.modelOf(null), actor).has(permission))) return
    throw new EngineError('FORBIDDEN', 'Your role does not reach this part of the platform.', { hint: 'Ask the administrator of your network.' })
  }
  const candidateOf = (files: DraftFiles): Candidate => {
    const { package: pkg, overlays, issues } = packageFromFiles(files)
    if (pkg) return { package: pkg, overlays }
    throw new EngineError('PUBLISH_REFUSED', 'The definitions cannot be read.', { issues })
  }

  return {
    signIn: async (login, password) => signIn(platform, login, password, (entry) => insertAudit(store.query, [{ at: clock().toISOString(), ...entry }])),
    user: async (id) => sessionUser(await platform.users.byId(id)),
    actor: async (userId, dealership) => actorOf(platform, await activeUser(platform, userId), dealership),
    demoAccounts: async () => (demo ? demoAccounts(platform, live.current()?.modelOf(null).roles) : []),
    saveLocale: (actor, locale) => platform.users.setLocale(actor.id, locale),

    model: async (actor) => runtimeFor(actor).model,
    graphql: async (actor, query, variables) => graphql.execute(runtimeFor(actor), query, variables),
    graphqlHandler: (sessionUserOf) =>
      graphql.handler(async (request) => runtimeFor(await requestActor(platform, request, sessionUserOf))),

    shell: async (actor, locale) => shellView(runtimeFor(actor), platform, locale),
    listView: async (actor, locale, name) => {
      const runtime = runtimeFor(actor)
      return listViewOf(runtime.model, actor, entityOf(runtime, name), locale)
    },
    recordView: async (actor, locale, name, id, values) => {
      const runtime = runtimeFor(actor)
      return recordView(runtime, locale, entityOf(runtime, name), id, values)
    },
    timeline: async (actor, locale, name, id) => {
      const runtime = runtimeFor(actor)
      return timeline(runtime, locale, entityOf(runtime, name), id)
    },
    comment: async (actor, name, id, text) => {
      const runtime = runtimeFor(actor)
      await addComment(runtime, entityOf(runtime, name), id, text)
    },
    choices: async (actor, _locale, name, search, limit) => choices(runtimeFor(actor), name, search, limit),
    notifications: async (actor, locale) => notifications(runtimeFor(actor), locale),
    readNotifications: async (actor, ids) => readNotifications(runtimeFor(actor), ids),
    report: async (actor, locale, name, parameters) => reportView(runtimeFor(actor), locale, name, parameters),
    audit: async (actor, locale, after) => {
      demand(actor, 'audit.read')
      return auditView(runtimeFor(actor), locale, after)
    },

    draft: async (actor) => {
      demand(actor, 'definitions.read')
      const version = live.current()
      return version ? filesOfPackage(version.candidate.package, version.candidate.overlays) : {}
    },
    check: async (actor, files) => {
      demand(actor, 'definitions.read')
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      return pkg ? [...issues, ...checkCandidate({ package: pkg, overlays }, await dealershipCodes()).issues] : issues
    },
    plan: async (actor, files) => {
      demand(actor, 'definitions.read')
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      if (!pkg) return { issues, changes: [], sql: [] }
      return planPublish(store, live.current()?.candidate ?? null, { package: pkg, overlays }, await dealershipCodes())
    },
    publish: async (actor, files, note) => {
      demand(actor, 'definitions.publish')
      const previous = await live.refresh()
      const id = await publish(store, previous?.candidate ?? null, candidateOf(files), await dealershipCodes(), actor, note, clock().toISOString())
      await live.refresh()
      const versions = await versionViews(platform)
      return versions.find((version) => version.id === id) ?? (versions[0] as VersionView)
    },
    versions: async (actor) => {
      demand(actor, 'definitions.read')
      return versionViews(platform)
    },

    isEmpty: () => isEmptyNetwork(store),
    isPublished: async () => live.current() !== null,
    loadSites: (data) => loadSites(platform, data),
    loadPeople: (data) => loadPeople(platform, data, demoPassword),
    loadHistory: (data, onProgress) => loadHistory(store, platform, (dealership) => live.demand().modelOf(dealership), data.records, onProgress),
    wipe: () => wipeRecords(store, live.demand().modelOf(null), clock().toISOString()),

    ready: async () => {
      await store.query(sql`select 1 as one`)
    },
    close: async () => {
      await live.close()
      await Promise.all([store.close(), platform.close()])
    },
  }
}

type AuditOf = (entry: { readonly actorId: string; readonly actorName: string; readonly dealership: null; readonly action: string; readonly note?: string }) => Promise<void>

/** Failed attempts are kept with the login that was tried, never with the password. */
async function signIn(platform: Platform, login: string, password: string, audit: AuditOf): Promise<SessionUser | null> {
  const user = await platform.users.verifyPassword(login, password)
  if (!user) {
    await audit({ actorId: systemActor.id, actorName: login.slice(0, 100), dealership: null, action: 'sign-in-failed' })
    return null
  }
  await audit({ actorId: user.id, actorName: user.name, dealership: null, action: 'sign-in' })
  return sessionUser(user)
}

function sessionUser(user: User | null): SessionUser | null {
  return user?.isActive ? { id: user.id, login: user.login, name: user.name, locale: user.locale } : null
}

async function activeUser(platform: Platform, id: string): Promise<User> {
  const user = await platform.users.byId(id)
  if (user?.isActive) return user
  throw new EngineError('UNAUTHENTICATED', 'Your account is not active any more.', { hint: 'Sign in again.' })
}

/** Bearer token first, else the session; where to work comes from X-Dealership, within what the token reaches. */
async function requestActor(platform: Platform, request: IncomingMessage, sessionUserOf: (request: IncomingMessage) => Promise<string | null>): Promise<Actor> {
  const header = request.headers['x-dealership']
  const dealership = typeof header === 'string' && header !== '' ? header : undefined
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer === undefined) {
    const id = await sessionUserOf(request)
    if (id === null) throw new EngineError('UNAUTHENTICATED', 'Sign in, or send an API token.', { hint: 'Authorization: Bearer <token>' })
    return actorOf(platform, await activeUser(platform, id), dealership)
  }
  const token = await platform.tokens.find(bearer)
  if (!token) throw new EngineError('UNAUTHENTICATED', 'The API token is unknown, expired or revoked.')
  if (token.dealership !== null && dealership !== undefined && dealership !== token.dealership) throw new EngineError('FORBIDDEN', 'The API token does not reach this dealership.')
  return actorOf(platform, await activeUser(platform, token.userId), token.dealership ?? dealership)
}

async function demoAccounts(platform: Platform, roles: ReadonlyMap<string, { readonly titles: { readonly en: string; readonly ru: string } }> | undefined) {
  const [people, sites] = await Promise.all([platform.users.list(), platform.dealerships.list()])
  const accounts = await Promise.all(
    people
      // Accounts named after their role; the others are colleagues that nobody needs to sign in as.
      .filter(({ login, isActive }) => isActive && /^[a-z-]+(\.[a-z]+)?$/.test(login))
      .map(async (user) => ({ user, membership: (await platform.memberships.of(user.id))[0] })),
  )
  return accounts.map(({ user, membership }) => {
    const role = membership?.role ?? ''
    const place = sites.find(({ code }) => code === membership?.dealership)?.titles ?? null
    return { login: user.login, password: demoPassword, name: user.name, role: roles?.get(role)?.titles ?? { en: role, ru: role }, place }
  })
}

async function versionViews(platform: Platform): Promise<readonly VersionView[]> {
  const [publications, people] = await Promise.all([platform.versions.list(), platform.users.list()])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return publications.map(({ id, packageHash, version, publishedAt, publishedBy, note }, i) => ({
    id,
    hash: packageHash,
    version,
    at: publishedAt.toISOString(),
    by: names.get(publishedBy ?? '') ?? systemActor.name,
    note,
    isLive: i === 0,
  }))
}
