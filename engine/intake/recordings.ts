/** Recordings that lie at the exchange are fetched by a job, until they are there. */
import { download } from '../channels/download.ts'
import { inspectFile, type StoredFile } from '../files/index.ts'
import { isEngineError } from '../kernel/errors.ts'
import { type CallEventRow, claimFetch, eventsOfCall, findCall, loadRecord, moveCallEvents } from '../store/index.ts'
import { attach, demandSound } from './attach.ts'
import { callFacts } from './call-facts.ts'
import { toldOf } from './process-call.ts'
import type { CallEvent } from './read-event.ts'
import type { IntakeOffice } from './types.ts'

/** Seconds after the first, second … attempt that came to nothing; exchanges take their time with recordings. */
const retrySeconds: readonly number[] = [10, 60, 300, 1800, 7200, 43_200, 86_400]
/** Longer than fetching may take. */
const leaseMs = 15 * 60_000

/** What came of an attempt. */
type Fetched = { readonly kind: 'stored'; readonly file: StoredFile & { readonly mediaType: string } } | { readonly kind: 'later' | 'refused'; readonly reason: string }

/** One attempt, if the recording is still to be fetched. */
export async function fetchRecording(office: IntakeOffice, id: string): Promise<void> {
  const now = office.clock()
  const event = await claimFetch(office.store.query, id, now.toISOString(), new Date(now.getTime() + leaseMs).toISOString())
  const recording = event && (event.payload as unknown as CallEvent).recording
  if (!event || !recording) return
  const fetched = await soundAt(office, recording.url)
  if (fetched.kind === 'stored') return keep(office, event, fetched.file, recording.name)
  const wait = retrySeconds[event.attempts - 1]
  const at = office.clock()
  if (fetched.kind === 'refused' || wait === undefined) return void (await moveCallEvents(office.store.query, [id], ['fetching'], { status: 'failed', note: fetched.reason, nextAt: at.toISOString() }))
  const nextAt = new Date(at.getTime() + wait * 1000)
  await office.store.transaction(async (query) => {
    await moveCallEvents(query, [id], ['fetching'], { status: 'fetching', note: fetched.reason, nextAt: nextAt.toISOString() })
    await office.enqueueRecording(query, id, nextAt)
  })
}

async function soundAt({ files, mayReachPrivate, largest }: IntakeOffice, url: string): Promise<Fetched> {
  const found = await download(new URL(url), { mayReachPrivate })
  if (found.kind !== 'content') return found
  try {
    return { kind: 'stored', file: await storeSound(files, found.content, largest) }
  } catch (error) {
    // The line broke off, or what came is none.
    return isEngineError(error) ? { kind: 'refused', reason: error.message } : { kind: 'later', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    found.content.destroy()
  }
}

/** Keeps content that is sound by its bytes. @throws EngineError BAD_INPUT */
export async function storeSound(files: IntakeOffice['files'], content: AsyncIterable<Uint8Array>, limit: number, look: () => void = () => undefined): Promise<StoredFile & { readonly mediaType: string }> {
  let mediaType = ''
  const stored = await files.put(content, {
    limit,
    inspect: async (path, size) => {
      look()
      mediaType = await inspectFile(path, size)
      demandSound(mediaType)
    },
  })
  return { ...stored, mediaType }
}

/** Laid with the record, once; what somebody else has fetched meanwhile is not needed. */
async function keep(office: IntakeOffice, event: CallEventRow, file: StoredFile & { readonly mediaType: string }, name: string | null): Promise<void> {
  const { store, clock, runtimeIn, files } = office
  const call = event.call === null ? null : await findCall(store.query, event.call)
  const { model, actor } = runtimeIn(call?.dealership ?? null)
  const entity = model.entities.get(call?.entity ?? '')
  const isKept = await store.transaction(async (query) => {
    const now = clock()
    const row = entity && call?.recordId ? await loadRecord(query, entity, call.recordId, { forUpdate: true, dealership: call.dealership }) : null
    const [moved] = await moveCallEvents(query, [event.id], ['fetching'], row ? { status: 'done', note: null, nextAt: now.toISOString() } : { status: 'failed', note: 'The record of this call was deleted.', nextAt: now.toISOString() })
    if (!moved || !row || !entity || !call) return false
    const facts = callFacts(toldOf(await eventsOfCall(query, call.id)), now)
    await attach({ query, model, actor, now }, entity, row, { ...file, name }, facts?.startedAt ?? null)
    await office.enqueueCall(query, call.id)
    return true
  }).catch(async (error: unknown) => {
    await files.remove(file.key)
    throw error
  })
  if (!isKept) await files.remove(file.key)
}
