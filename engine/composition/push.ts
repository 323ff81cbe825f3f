import { isPushAddress, makePushKeys, type PushKeys } from '../channels/push/index.ts'
import type { PushDoor, PushSubscriptionInput } from '../contract/push.ts'
import type { Loop } from '../jobs/index.ts'
import { pushLoop } from '../jobs/push.ts'
import { EngineError } from '../kernel/errors.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { deletePushSubscription, savePushSubscription } from '../store/index.ts'
import type { Rooms } from './rooms.ts'

const setting = 'push-keys'

/** Keys of this installation: the first process that needs them makes them, all others use the same. */
async function keysOf({ platform }: Rooms): Promise<PushKeys> {
  const known = (await platform.settings.get(setting)) as unknown as PushKeys | null
  if (known) return known
  await platform.settings.add(setting, { ...makePushKeys() })
  return (await platform.settings.get(setting)) as unknown as PushKeys
}

function openKeys(rooms: Rooms): () => Promise<PushKeys> {
  let kept: Promise<PushKeys> | null = null
  return () => {
    kept ??= keysOf(rooms).catch((error: unknown) => {
      kept = null
      throw error
    })
    return kept
  }
}

export function pushDoor(rooms: Rooms): PushDoor {
  const keys = openKeys(rooms)
  return {
    push: {
      key: async () => (await keys()).publicKey,
      subscribe: async (actor, given, userAgent) => {
        const { endpoint, keys: own } = checked(given, rooms.privateWebhooks)
        await savePushSubscription(rooms.store.query, { id: uuidv7(), userId: actor.id, endpoint, keys: own, userAgent: userAgent?.slice(0, 400) ?? null })
      },
      unsubscribe: (actor, endpoint) => deletePushSubscription(rooms.store.query, String(endpoint), actor.id),
    },
  }
}

/** Keys as browsers write them: base64url of 65 and 16 bytes. */
function checked(given: PushSubscriptionInput, mayReachPrivate: boolean): PushSubscriptionInput {
  const { endpoint, keys } = given
  const isWhole = typeof endpoint === 'string' && isPushAddress(endpoint, mayReachPrivate) && /^[\w-]{80,100}={0,2}$/.test(keys?.p256dh ?? '') && /^[\w-]{16,30}={0,2}$/.test(keys?.auth ?? '')
  if (!isWhole) throw new EngineError('BAD_INPUT', 'This browser cannot be notified.', { hint: 'Turn notifications off and on again, or use another browser.' })
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

export function pushes(rooms: Rooms): Loop {
  const { store, clock, report, privateWebhooks } = rooms
  return pushLoop({ store, clock, report, keys: openKeys(rooms), mayReachPrivate: privateWebhooks })
}
