import type { DefinitionDraftsDoor } from '../contract/definition-drafts.ts'
import type { DraftFiles } from '../contract/definitions.ts'
import { type Loop, rhythm } from '../jobs/index.ts'
import { overlayFile } from '../definition/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { openDefinitions, openDrafts, openGoLive, withChanges } from '../publish/index.ts'
import type { Queues } from './queues.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import { overlaysOnly, tailoredFile } from './tailoring.ts'

/** Drafts, and what a worker does about planned publications. */
export interface DraftRooms {
  readonly door: DefinitionDraftsDoor
  readonly run: (schedule: string) => Promise<void>
  readonly loop: Loop
}

/** Milliseconds past its time after which a publication has lost its job, and how often that is looked for. */
const lateMs = 3_000
const lookMs = 5_000
const mostRemembered = 3

export function openDefinitionDrafts({ store, platform, live, people, clock, report }: Rooms, { demand, demandAt, demandInNetwork }: Rights, { enqueuePublication }: Queues): DraftRooms {
  const definitions = openDefinitions({ store, platform, live, clock })
  const around = { store, clock, filesOf: remembered(definitions.versionFiles), liveId: async () => (await live.refresh())?.publication.id ?? null }
  const drafts = openDrafts(around)
  const goLive = openGoLive({
    ...around,
    definitions,
    publisher: async (user) => {
      const actor = await people.actor(user, '*')
      await demandInNetwork(actor, 'definitions.publish')
      return actor
    },
    toldRoles: () => [...live.demand().modelOf(null).roles.values()].flatMap(({ name, platform: permissions }) => (permissions.has('definitions.publish') ? [name] : [])),
    enqueue: enqueuePublication,
  })
  const writing = <Rest extends readonly unknown[], T>(work: (actor: Parameters<typeof demand>[0], ...rest: Rest) => Promise<T>) => async (actor: Parameters<typeof demand>[0], ...rest: Rest): Promise<T> => {
    await demandInNetwork(actor, 'definitions.publish')
    return work(actor, ...rest)
  }
  const filesIn = async (id: string): Promise<DraftFiles> => {
    const { base, files } = await drafts.read(id)
    return withChanges(await around.filesOf(base), Object.fromEntries(files.map(({ path, text }) => [path, text])))
  }
  const door: DefinitionDraftsDoor = {
    definitionDrafts: {
      list: async (actor) => {
        demand(actor, 'definitions.read')
        return drafts.list()
      },
      read: async (actor, id, after) => {
        demand(actor, 'definitions.read')
        return drafts.read(id, after)
      },
      files: async (actor, id) => {
        demand(actor, 'definitions.read')
        return filesIn(id)
      },
      create: writing(drafts.create),
      rename: writing(drafts.rename),
      discard: writing(drafts.discard),
      save: async (actor, id, base, writes) => {
        const own = overlaysOnly(Array.isArray(writes) ? writes.map((write) => String(write?.path)) : [])
        if (own) for (const dealership of own) await demandAt(actor, 'definitions.tailor', dealership)
        else await demandInNetwork(actor, 'definitions.publish')
        return drafts.save(actor, id, base, writes)
      },
      tailor: async (actor, id, dealership, revision, operations) => {
        await demandAt(actor, 'definitions.tailor', dealership)
        const codes = (await platform.dealerships.list()).map(({ code }) => code)
        if (!codes.includes(dealership)) throw new EngineError('NOT_FOUND', `There is no dealership “${dealership}”.`)
        const { base } = await drafts.read(id)
        return drafts.save(actor, id, base, [{ path: overlayFile(dealership), text: await tailoredFile(await filesIn(id), dealership, operations, codes), revision }])
      },
      rebase: writing(drafts.rebase),
      attend: writing(drafts.attend),
      publish: writing(goLive.publish),
      schedule: writing(goLive.schedule),
      cancelScheduled: writing(goLive.cancel),
      schedules: async (actor) => {
        demand(actor, 'definitions.read')
        return goLive.list()
      },
    },
  }
  const sweep = async (): Promise<undefined> => {
    const lost = await goLive.overdue(lateMs)
    if (lost.length > 0) await store.transaction(async (query) => { for (const id of lost) await enqueuePublication(query, id) })
  }
  return { door, run: goLive.run, loop: rhythm({ name: 'planned-publications', every: lookMs, work: sweep, report }) }
}

/** A version never changes; every keystroke asks for the same one. */
function remembered(filesOf: (version: number) => Promise<DraftFiles>): (version: number) => Promise<DraftFiles> {
  const known = new Map<number, Promise<DraftFiles>>()
  return (version) => {
    const files = known.get(version) ?? filesOf(version)
    known.delete(version)
    known.set(version, files)
    files.catch(() => known.delete(version))
    const oldest = known.keys().next().value
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
    return files
  }
}
