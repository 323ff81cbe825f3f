/** Composition root: the one place where the rooms are put together. */
import { platformPermissions } from './access/index.ts'
import { filesOfPackage, packageFromFiles } from './definition/index.ts'
import type { PlatformPermission } from './definition/types.ts'
import type { DraftFiles, Engine } from './engine.ts'
import { listViewOf } from './forms/index.ts'
import { openGraphql } from './graphql/index.ts'
import { type AlarmClock, cleanup, deliverMessage, type Jobs, type Loop, messageSweep, openJobs, type Sender, timerLoop } from './jobs/index.ts'
import { EngineError } from './kernel/errors.ts'
import { currentRequest, inRequest } from './kernel/request-context.ts'
import type { Actor, Entity } from './model/types.ts'
import { openPlatform } from './platform/index.ts'
import { checkCandidate, draftModels, openDefinitions, openLive, openRuns, unknownWebhooks, versionViews } from './publish/index.ts'
import { demoAccounts, demoPassword, requestActor, sessionActor, sessionUser, signIn } from './runtime/accounts.ts'
import { openPersonalReads } from './runtime/personal-reads.ts'
import { isEmptyNetwork, loadHistory, loadPeople, loadSites, wipeRecords } from './runtime/load-network.ts'
import { openAccounts } from './runtime/own-access.ts'
import { systemActor } from './runtime/actors.ts'
import { openPeople } from './runtime/people.ts'
import { requestLimits } from './runtime/request-limits.ts'
import { signInLimits } from './runtime/sign-in-limits.ts'
import { addWebhook, dismissMessage, messages, removeWebhook, resendMessage, webhooks } from './runtime/outbox.ts'
import { type Idempotency, idempotencyOf } from './runtime/steps/once.ts'
import { auditView } from './runtime/views/audit-view.ts'
import { recordView } from './runtime/views/record-view.ts'
import { reportView } from './runtime/views/report-view.ts'
import { choices, notifications, readNotifications, shellView } from './runtime/views/shell-view.ts'
import { addComment, timeline } from './runtime/views/timeline.ts'
import { openChangeFeed, type Runtime, systemIn } from './runtime/index.ts'
import { nothingTried, simulate } from './runtime/simulate/simulate.ts'
import { demandMigrations } from './store/migrate.ts'
import { findWebhook, insertAudit, openReplica, openStore, readWaitingWork, storesFor } from './store/index.ts'

export interface EngineConfig {
  /** A migrated database. */
  readonly databaseUrl: string
  /** Lists the demo accounts on the sign-in page. */
  readonly demo: boolean
  readonly clock?: () => Date
  /** Names of the migrations that must have been applied for the engine to be ready. */
  readonly migrations?: readonly string[]
  /** A streaming replica of the database, for reports and aggregates. */
  readonly replicaUrl?: string
  /** Connections of this process to the database for records. */
  readonly poolSize?: number
  /** Whether webhooks may go to addresses that are not of the public internet. */
  readonly privateWebhooks?: boolean
  /** Requests a minute that the API answers one user or token; null (default): any number. */
  readonly rateLimit?: number | null
  /** Hears of errors that are masked outside. */
  readonly report?: (error: unknown) => void
}

/** Opens the engine on its database; the live version is read at once. */
export async function createEngine({ databaseUrl, demo, migrations = [], replicaUrl, poolSize, privateWebhooks = false, rateLimit = null, clock = () => new Date(), report = (error) => console.error(error) }: EngineConfig): Promise<Engine> {
  const store = openStore(databaseUrl, poolSize === undefined ? {} : { max: poolSize })
  const replica = replicaUrl === undefined ? null : openReplica({ primary: store, url: replicaUrl, ...(poolSize === undefined ? {} : { poolSize }) })
  const platform = await openPlatform(databaseUrl)
  const people = await openPeople(platform, store)
  const requests = requestLimits(rateLimit)
  const limits = signInLimits({ query: store.query, knowsAddress: platform.sessions.knowsAddress })
  const live = await openLive(store, platform)
  const runs = openRuns(store, live)
  const definitions = openDefinitions({ store, platform, live, clock })
  const graphql = openGraphql(report)
  const changes = openChangeFeed(store, clock)
  const reads = openPersonalReads(store, clock, report)
  let jobs: Promise<Jobs> | null = null
  const queues = (): Promise<Jobs> => (jobs ??= openJobs({ databaseUrl, report }))
  const sender: Sender = {
    store,
    around: { webhook: (code, dealership) => findWebhook(store.query, code, dealership), mayReachPrivate: privateWebhooks, now: clock },
    enqueue: async (query, message, at) => (await jobs)?.enqueue(query, 'message', message, at),
  }
  const alarm: AlarmClock = { store, clock, report, runtimeIn: (dealership) => runtimeFor(systemIn(dealership)) }
  const loops: readonly Loop[] = [messageSweep(sender, report), timerLoop(alarm), cleanup(store, report)]

  const runtimeFor = (actor: Actor, idempotency?: Idempotency): Runtime => {
    const request = currentRequest()
    if (request) request.actor = { id: actor.id, dealership: actor.dealership }
    return runs(({ version: { modelOf, publication }, store: ofVersion, hold }) => ({ ...storesFor(replica, actor.id, publication.id, ofVersion), actor, clock, modelOf, model: modelOf(actor.dealership), idempotency: idempotency?.again(), enqueue: sender.enqueue, hold, reads }))
  }
  /** Does the work whole on one version of the definitions. */
  const inOne = async <T>(actor: Actor, work: (runtime: Runtime) => Promise<T>): Promise<T> => {
    const runtime = runtimeFor(actor)
    return runtime.wholly ? runtime.wholly(async (one) => work(one)) : work(runtime)
  }
  const webhookIssues = async (files: DraftFiles) => unknownWebhooks(files, (await webhooks(store)).map(({ code }) => code))
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
  /** Definitions are the whole network's: a role in one dealership does not reach them. */
  const demandInNetwork = async (actor: Actor, permission: PlatformPermission): Promise<void> => {
    demand(actor, permission)
    if (actor.kind === 'system') return
    const memberships = await platform.memberships.of(actor.id)
    demand({ ...actor, roles: memberships.filter(({ dealership }) => dealership === null).map(({ role }) => role) }, permission)
  }

  return {
    signIn: async (login, password, from = { address: null, userAgent: null }) => signIn(platform, limits, login, password, from, (entry) => insertAudit(store.query, [{ at: clock().toISOString(), ...entry }])),
    session: async (id) => {
      const session = await people.session(id)
      const user = session && (await people.user(session.userId))
      return user && sessionUser(user)
    },
    sessionActor: (session, dealership) => sessionActor(people, session, dealership),
    endSession: async (id) => {
      const session = await people.session(id)
      if (!session) return
      await platform.sessions.revoke(id, session.userId)
      people.forget(session.userId)
    },
    accounts: openAccounts({ platform, people, store, limits, clock, demandManager: (actor) => demandInNetwork(actor, 'users.manage') }),
    actor: people.actor,
    demoAccounts: async () => (demo ? demoAccounts(platform, live.current()?.modelOf(null).roles) : []),
    saveLocale: async (actor, locale) => {
      await platform.users.setLocale(actor.id, locale)
      people.forget(actor.id)
    },

    model: async (actor) => runtimeFor(actor).model,
    graphql: async (actor, query, variables) => graphql.execute(runtimeFor(actor), query, variables),
    graphqlHandler: (sessionOf, addressOf = ({ socket }) => socket.remoteAddress ?? '') =>
      graphql.handler(async (request, isAgain) => runtimeFor(await requestActor({ people, limits: requests, sessionOf, addressOf }, request, isAgain), idempotencyOf(request.headers['idempotency-key'])), changes),
    endStreams: graphql.endStreams,

    shell: (actor, locale) => inOne(actor, (runtime) => shellView(runtime, platform, locale)),
    listView: (actor, locale, name) => inOne(actor, async (runtime) => listViewOf(runtime.model, actor, entityOf(runtime, name), locale)),
    recordView: (actor, locale, name, id, values) => inOne(actor, (runtime) => recordView(runtime, locale, entityOf(runtime, name), id, values)),
    timeline: (actor, locale, name, id) => inOne(actor, (runtime) => timeline(runtime, locale, entityOf(runtime, name), id)),
    comment: (actor, name, id, text) => inOne(actor, (runtime) => addComment(runtime, entityOf(runtime, name), id, text)),
    choices: (actor, _locale, name, search, limit) => inOne(actor, (runtime) => choices(runtime, name, search, limit)),
    notifications: (actor, locale) => inOne(actor, (runtime) => notifications(runtime, locale)),
    readNotifications: async (actor, ids) => readNotifications(runtimeFor(actor), ids),
    report: (actor, locale, name, parameters) => inOne(actor, (runtime) => reportView(runtime, locale, name, parameters)),
    audit: async (actor, locale, after) => {
      demand(actor, 'audit.read')
      return inOne(actor, (runtime) => auditView(runtime, locale, after))
    },

    draft: async (actor) => {
      demand(actor, 'definitions.read')
      const version = live.current()
      return version ? filesOfPackage(version.candidate.package, version.candidate.overlays) : {}
    },
    check: async (actor, files) => {
      demand(actor, 'definitions.read')
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      const sent = await webhookIssues(files)
      return pkg ? [...issues, ...sent, ...(await checkCandidate({ package: pkg, overlays }, await dealershipCodes())).issues] : issues
    },
    plan: async (actor, files, mapping, resolutions) => {
      demand(actor, 'definitions.read')
      const plan = await definitions.plan(files, mapping, resolutions)
      return { ...plan, issues: [...plan.issues, ...(await webhookIssues(files))] }
    },
    publish: async (actor, files, note, base, mapping, resolutions) => {
      await demandInNetwork(actor, 'definitions.publish')
      return definitions.publish(actor, files, note, base, mapping, resolutions)
    },
    rollback: async (actor, id, note, mapping) => {
      await demandInNetwork(actor, 'definitions.publish')
      return definitions.rollback(actor, id, note, mapping)
    },
    whereUsed: async (actor, elementId) => {
      demand(actor, 'definitions.read')
      return definitions.whereUsed(elementId)
    },
    versionFiles: async (actor, id) => {
      demand(actor, 'definitions.read')
      return definitions.versionFiles(id)
    },
    simulate: async (actor, files, { last = 100, entity = null } = {}) => {
      await demandInNetwork(actor, 'definitions.publish')
      const version = live.demand()
      const { issues, modelOf } = await draftModels(files, version, await dealershipCodes())
      if (!modelOf) return { issues, ...nothingTried }
      const actorFor = (id: string, dealership: string | null): Promise<Actor | null> => (id === systemActor.id ? Promise.resolve(systemIn(dealership)) : people.actor(id, dealership ?? '*').catch(() => null))
      return { issues, ...(await simulate({ store, liveOf: version.modelOf, draftOf: modelOf, actorOf: actorFor }, { last, entity })) }
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

    inRequest,
    messages: {
      list: async (actor, status, limit) => {
        await demandInNetwork(actor, 'audit.read')
        return messages(store, status, limit)
      },
      resend: async (actor, id) => {
        await demandInNetwork(actor, 'definitions.publish')
        await resendMessage({ store, actor, now: clock(), enqueue: sender.enqueue }, id)
      },
      dismiss: async (actor, id) => {
        await demandInNetwork(actor, 'definitions.publish')
        await dismissMessage({ store, actor, now: clock() }, id)
      },
    },
    webhooks: {
      list: async (actor) => {
        await demandInNetwork(actor, 'definitions.publish')
        return webhooks(store)
      },
      add: async (actor, endpoint) => {
        await demandInNetwork(actor, 'definitions.publish')
        return addWebhook({ store, actor, now: clock() }, endpoint)
      },
      remove: async (actor, code, dealership) => {
        await demandInNetwork(actor, 'definitions.publish')
        await removeWebhook({ store, actor, now: clock() }, code, dealership)
      },
    },
    openJobs: async () => void (await queues()),
    startWorker: async () => (await queues()).startWorker({ handlers: { message: (id) => deliverMessage(sender, id) }, loops }),
    stopWorker: async () => (await jobs)?.stopWorker(),

    logError: report,
    figures: async () => ({ ...(await readWaitingWork(store.query)), pool: store.connections(), replicaMilliseconds: replica?.behind() ?? null, version: live.current()?.publication.id ?? null }),
    ready: () => demandMigrations(store.query, migrations),
    close: async () => {
      await (await jobs)?.close()
      graphql.endStreams()
      await reads.close()
      await Promise.all([live.close(), people.close(), changes.close()])
      await replica?.close()
      await Promise.all([store.close(), platform.close()])
    },
  }
}
