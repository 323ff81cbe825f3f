/** Sends the messages of the outbox: once each, by itself again only where it surely did not arrive. */
import { channels } from '../channels/index.ts'
import type { ChannelSurroundings, Delivery } from '../model/channel.ts'
import { abandonMessages, type ClaimedMessage, claimMessage, type Outcome, overdueMessages, type Query, settleMessage, type Store } from '../store/index.ts'
import { type Loop, rhythm } from './loop.ts'

/** Seconds after the first, second … failed attempt; after the last the message is given up (two days in all). */
export const retrySeconds: readonly number[] = [10, 60, 300, 1800, 7200, 21_600, 43_200, 86_400]

/** How long an attempt may take before its process counts as lost; longer than any channel takes. */
const leaseMs = 30_000
/** A message that waits this long past its time has lost its job. */
const overdueMs = 15_000

export interface Sender {
  readonly store: Store
  readonly around: ChannelSurroundings
  /** Has the message sent at this time, with the transaction of `query`. */
  readonly enqueue: (query: Query, message: string, at?: Date) => Promise<void>
}

const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()

/** One attempt, if the message waits for one. That it begins is saved before anything leaves the house. */
export async function deliverMessage({ store, around, enqueue }: Sender, id: string): Promise<void> {
  const now = around.now()
  const message = await claimMessage(store.query, id, now.toISOString(), after(now, leaseMs))
  if (!message) return
  const delivery = await attempt(message, around)
  const outcome = outcomeOf(delivery, message.attempt, around.now())
  await persistently(() =>
    store.transaction(async (query) => {
      const isSettled = await settleMessage(query, message, outcome)
      if (isSettled && outcome.nextAt) await enqueue(query, id, new Date(outcome.nextAt))
    }),
  )
}

async function attempt(message: ClaimedMessage, around: ChannelSurroundings): Promise<Delivery> {
  const channel = channels.get(message.channel)
  return channel ? channel.deliver(message, around) : { kind: 'refused', reason: `There is no channel “${message.channel}”.` }
}

function outcomeOf(delivery: Delivery, attempt: number, now: Date): Outcome {
  const at = now.toISOString()
  if (delivery.kind === 'sent') return { status: 'sent', error: null, nextAt: null, at }
  const wait = retrySeconds[attempt - 1]
  if (delivery.kind === 'later' && wait !== undefined) return { status: 'waiting', error: delivery.reason, nextAt: after(now, wait * 1000), at }
  return { status: delivery.kind === 'unknown' ? 'unknown' : 'failed', error: delivery.reason, nextAt: null, at }
}

/** What came of an attempt is known here alone: a database that is just starting again is waited for. */
async function persistently(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 40) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** Looks after messages that no job looks after any more: their process was killed, or no queue was open when they were written. */
export function messageSweep({ store, around, enqueue }: Sender, report: (error: unknown) => void): Loop {
  const work = async (): Promise<undefined> => {
    const now = around.now()
    await abandonMessages(store.query, now.toISOString())
    await store.transaction(async (query) => {
      for (const id of await overdueMessages(query, after(now, -overdueMs), now.toISOString())) await enqueue(query, id)
    })
  }
  return rhythm({ name: 'messages', every: 5000, work, report })
}
