/** Tells people's browsers of their notifications. */
import { type PushKeys, push } from '../channels/push/index.ts'
import { titleOf } from '../kernel/titles.ts'
import { claimPushes, deletePushSubscription, type DuePush, type Store } from '../store/index.ts'
import { type Loop, rhythm } from './loop.ts'

export interface Pusher {
  readonly store: Store
  readonly clock: () => Date
  readonly keys: () => Promise<PushKeys>
  readonly mayReachPrivate: boolean
  readonly report: (error: unknown) => void
}

/** How often notifications are looked for, and how long it rests where no service was reached. */
const lookMs = 2_000
const restMs = 60_000
/** What is older is no news any more. */
const freshMs = 10 * 60_000

/** Hands over what is due; answers whether no push service could be reached. */
export async function pushDue({ store, clock, keys, mayReachPrivate }: Pusher): Promise<{ readonly isAway: boolean }> {
  const now = clock()
  const due = await claimPushes(store.query, now.toISOString(), new Date(now.getTime() - freshMs).toISOString())
  if (due.length === 0) return { isAway: false }
  const surroundings = { keys: await keys(), mayReachPrivate }
  const done = await Promise.all(
    due.map(async (one) => {
      const came = await push(one, toldBy(one), surroundings)
      if (came === 'gone') await deletePushSubscription(store.query, one.endpoint, null)
      return came
    }),
  )
  return { isAway: done.every((came) => came === 'away') }
}

/** What the service worker shows; longer texts do not fit into a push message. */
const toldBy = ({ id, titles, body, bodies, locale, entity, recordId, event }: DuePush) => ({
  title: titleOf(titles, locale),
  ...(body === null ? {} : { body: (bodies ? titleOf(bodies, locale) : body).slice(0, 500) }),
  tag: id,
  path: event !== null ? `/notifications?take=${id}` : entity && recordId ? `/${entity}/${recordId}` : '/',
})

export function pushLoop(pusher: Pusher): Loop {
  return rhythm({ name: 'push', every: lookMs, report: pusher.report, work: async () => ((await pushDue(pusher)).isAway ? restMs : undefined) })
}
