/** What leaves the house: the outbox, the addresses it may go to, and the worker that sends. */
import type { Outgoing } from '../contract/outgoing.ts'
import { type AlarmClock, cleanup, deliverMessage, fileSweep, type Loop, messageSweep, scheduleLoop, timerLoop } from '../jobs/index.ts'
import { scheduledPlaces } from '../publish/index.ts'
import { systemIn } from '../runtime/index.ts'
import { addWebhook, dismissMessage, messages, removeWebhook, resendMessage, webhooks } from '../runtime/outbox.ts'
import type { DraftRooms } from './definition-drafts.ts'
import type { CallWork } from './intake.ts'
import { pushes } from './push.ts'
import type { Queues } from './queues.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'
import type { LongJobs } from './transfer.ts'

export function outgoing(rooms: Rooms, { demandInNetwork }: Rights, { runtimeFor }: Runtimes, { open, enqueue, sender, stopWorker }: Queues, longJobs: LongJobs, planned: DraftRooms, calls: CallWork): Outgoing {
  const { store, clock, report } = rooms
  const alarm: AlarmClock = { store, clock, report, runtimeIn: (dealership) => runtimeFor(systemIn(dealership)) }
  const scheduledIn = async (): Promise<readonly (string | null)[]> => {
    const candidate = rooms.live.current()?.candidate
    return candidate ? scheduledPlaces(candidate, (await rooms.platform.dealerships.list()).map(({ code }) => code)) : []
  }
  const loops: readonly Loop[] = [messageSweep(sender, report), timerLoop(alarm), scheduleLoop({ ...alarm, scheduledIn }), cleanup(store, report), fileSweep(rooms), pushes(rooms), ...longJobs.loops, planned.loop, calls.loop]
  return {
    messages: {
      list: async (actor, status, limit) => {
        await demandInNetwork(actor, 'audit.read')
        return messages(store, status, limit)
      },
      resend: async (actor, id) => {
        await demandInNetwork(actor, 'definitions.publish')
        await resendMessage({ store, actor, now: clock(), enqueue }, id)
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
    openJobs: async () => void (await open()),
    startWorker: async () => (await open()).startWorker({ handlers: { message: (id) => deliverMessage(sender, id), job: longJobs.run, publication: planned.run, call: calls.call, recording: calls.recording }, loops, onEnding: longJobs.end }),
    stopWorker,
  }
}
