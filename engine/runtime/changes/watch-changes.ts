import { setTimeout } from 'node:timers/promises'
import { platformPermissions } from '../../access/index.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import type { Entity } from '../../model/types.ts'
import { type ChangeRow, draftChange, type Filter, type Position, versionChange, visibleIds } from '../../store/index.ts'
import { presenceOf } from '../presence/presence.ts'
import { demandRight, hasRight, readScopeOf } from '../read-scope.ts'
import type { Runtime } from '../types.ts'
import type { ChangeFeed } from './change-feed.ts'
import { readChangeCursor, writeChangeCursor } from './cursor.ts'

/** What a subscriber wants to hear of. */
export interface Wanted {
  /** Name of an entity; null: every one that may be read. */
  readonly entity: string | null
  /** Of these records alone. */
  readonly ids?: readonly string[] | null
  /** On the record as it stands when the change is told; with `entity` only. */
  readonly filter?: Filter | null
}

/** One change that its subscriber may hear of, with the rights it was told under. */
export interface Told {
  readonly change: ChangeRow
  readonly cursor: string
  readonly runtime: Runtime
}

export interface Watch {
  readonly feed: ChangeFeed
  /** The subscriber's rights as they are now. @throws EngineError UNAUTHENTICATED, FORBIDDEN once they are gone */
  readonly renew: () => Promise<Runtime>
  readonly signal: AbortSignal
  /** Cursor to go on after; null: from now on. */
  readonly after: string | null
}

/** Milliseconds after which rights are looked at also where nothing changes. */
const renewEvery = 2000
/** How often, and after how many milliseconds each, a database that does not answer is asked again. */
const mostAttempts = 60
const pause = 500
/** Records that one subscription names. */
const mostAsked = 300

/** Drafts of the definitions that change, and versions that are published. @throws EngineError FORBIDDEN */
export function watchDefinitions(watch: Watch, draft: string | null): Promise<AsyncGenerator<Told>> {
  return begin(watch, async ({ model, actor }, changes) => {
    if (!platformPermissions(model, actor).has('definitions.read')) throw new EngineError('FORBIDDEN', 'Your role does not reach this part of the platform.', { hint: 'Ask the administrator of your network.' })
    return changes.filter(({ entity, recordId }) => entity === versionChange || (entity === draftChange && (draft === null || recordId === draft)))
  })
}

type Choose = (runtime: Runtime, changes: readonly ChangeRow[]) => Promise<readonly ChangeRow[]>

/** Every change once, in order, as far as the subscriber may know of it at that moment. Nothing that commits after the promise is kept is missed. */
export async function watchRecords(watch: Watch, wanted: Wanted): Promise<AsyncGenerator<Told>> {
  const ids = wanted.ids?.map((id) => id.toLowerCase()) ?? null
  if (ids && ids.length > mostAsked) throw new EngineError('BAD_INPUT', `Ask for at most ${mostAsked} records at once.`)
  return begin(watch, (runtime, changes) => visibleChanges(runtime, changes, { ...wanted, ids }))
}

/** The subscriber's own notifications. */
export function watchNotifications(watch: Watch): Promise<AsyncGenerator<Told>> {
  return begin(watch, async ({ actor }, changes) => changes.filter(({ kind, userId }) => kind === 'notified' && userId === actor.id))
}

/** The same with those that no longer stand, and people of one's own dealership who come, go, or choose to be something else. */
export function watchAttention(watch: Watch): Promise<AsyncGenerator<Told>> {
  return begin(watch, async (runtime, changes) => {
    const moved = changes.flatMap(({ kind, userId }) => (kind === 'present' ? [userId] : []))
    const known = new Set(moved.length === 0 ? [] : (await presenceOf(runtime, moved)).map(({ id }) => id))
    return changes.filter(({ kind, userId }) => (kind === 'present' ? known.has(userId) : (kind === 'notified' || kind === 'ended') && userId === runtime.actor.id))
  })
}

async function begin(watch: Watch, choose: Choose): Promise<AsyncGenerator<Told>> {
  await choose(await watch.renew(), [])
  const now = await watch.feed.now()
  const from = watch.after === null ? now : readChangeCursor(watch.after)
  // Of another server, whose backup this database was made from.
  if (from.xid > now.xid) throw expired()
  return follow(watch, choose, from)
}

async function* follow(watch: Watch, choose: Choose, from: Position): AsyncGenerator<Told> {
  const { feed, signal } = watch
  let position = from
  while (!signal.aborted) {
    const { runtime, changes, chosen } = await patiently(watch, () => next(watch, choose, position))
    for (const change of chosen) {
      if (signal.aborted) return
      yield { change, cursor: writeChangeCursor(change.position), runtime }
    }
    position = changes.at(-1)?.position ?? position
    if (changes.length === 0) await feed.wait(position, renewEvery, signal)
  }
}

async function next({ feed, renew }: Watch, choose: Choose, position: Position) {
  const runtime = await renew()
  const changes = await feed.after(position)
  if (changes === null) throw expired()
  return { runtime, changes, chosen: changes.length > 0 ? await choose(runtime, changes) : [] }
}

const expired = (): EngineError => new EngineError('CURSOR_EXPIRED', 'What happened since the cursor is not kept any more.', { hint: 'Read anew what you show, and subscribe without the cursor.' })

/** A database that is away for a moment ends nothing: the place is kept, and nothing was told yet. */
async function patiently<T>({ signal }: Watch, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if ((isEngineError(error) && error.code !== 'UNAVAILABLE') || attempt === mostAttempts || signal.aborted) throw error
      await setTimeout(pause, undefined, { ref: false })
    }
  }
}

async function visibleChanges(runtime: Runtime, changes: readonly ChangeRow[], { entity: name, ids: wanted, filter }: Wanted): Promise<readonly ChangeRow[]> {
  const { model, actor } = runtime
  if (name !== null) demandRight(model, actor, entityNamed(runtime, name), 'read')
  const candidates = changes.filter(
    (change) => change.kind !== 'notified' && change.kind !== 'ended' && change.kind !== 'present' && (name === null || change.entity === name) && (!wanted || wanted.includes(change.recordId)) && (change.dealership === null || actor.dealerships.includes(change.dealership)),
  )
  const visible = new Set<string>()
  // With nothing to choose from, what is wanted is looked at all the same: a filter may be forbidden.
  if (name !== null && changes.length === 0) await visibleIds(runtime.store.query, readScopeOf(model, actor, runtime.clock()), entityNamed(runtime, name), [], filter ?? null)
  for (const entityName of new Set(candidates.map(({ entity }) => entity))) {
    const entity = model.entities.get(entityName)
    if (!entity || !hasRight(model, actor, entity, 'read')) continue
    const ids = [...new Set(candidates.filter((change) => change.entity === entityName).map(({ recordId }) => recordId))]
    for (const found of await visibleIds(runtime.store.query, readScopeOf(model, actor, runtime.clock()), entity, ids, filter ?? null)) visible.add(found)
  }
  return candidates.filter(({ recordId }) => visible.has(recordId))
}

function entityNamed({ model }: Runtime, name: string): Entity {
  const entity = model.entities.get(name)
  if (entity) return entity
  throw new EngineError('BAD_INPUT', `There is no entity “${name}”.`)
}
