/** What comes in from outside, and the worker that makes records of it. */
import type { IntakeDoor } from '../contract/intake.ts'
import { addIntegration, callSweep, type Doing, endIntegration, fetchRecording, type IntakeLimits, type IntakeOffice, intakeEvents, integrations, processCall, receiveEvent, receiveRecording, retryEvent, rotateIntegration, setLines, signer, testCall } from '../intake/index.ts'
import type { Loop } from '../jobs/index.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import { uploadLimits } from '../runtime/files/upload-limits.ts'
import { systemIn } from '../runtime/index.ts'
import { requestLimits } from '../runtime/request-limits.ts'
import { areaCodeIn } from './area-code.ts'
import type { Queues } from './queues.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

/** What a worker does about calls. */
export interface CallWork {
  readonly call: (id: string) => Promise<void>
  readonly recording: (event: string) => Promise<void>
  readonly loop: Loop
}

/** Requests a minute that one connection may tell with, and that one address may send unsigned (ten times as many). */
const told = 6000
const unsigned = 6

export function openIntake(rooms: Rooms, rights: Rights, { runtimeFor }: Runtimes, { enqueueCall, enqueueRecording }: Queues): { readonly door: IntakeDoor; readonly work: CallWork } {
  const { store, files, clock, report, privateWebhooks, fileLimit, platform, live } = rooms
  const office: IntakeOffice = { store, files, clock, runtimeIn: (dealership) => runtimeFor(systemIn(dealership)), areaCodeOf: (dealership) => areaCodeIn(rooms, dealership), enqueueCall, enqueueRecording, mayReachPrivate: privateWebhooks, largest: fileLimit }
  const limits: IntakeLimits = { told: requestLimits(told), unsigned: requestLimits(unsigned), uploads: uploadLimits(fileLimit) }
  const doing = async (actor: Actor): Promise<Doing> => {
    await rights.demandInNetwork(actor, 'definitions.publish')
    return { office, actor, model: live.demand().modelOf(null), sites: (await platform.dealerships.list()).map(({ code }) => code) }
  }
  return {
    door: {
      intake: {
        receive: (signed, body) => receiveEvent(office, limits, signed, body),
        receiveRecording: (signed, call, file) => receiveRecording(office, limits, signed, call, file),
      },
      integrations: {
        list: async (actor) => integrations(await doing(actor)),
        intakes: async (actor) => [...(await doing(actor)).model.intakes.values()].map(({ name, titles }) => ({ name, title: titleOf(titles, actor.locale) })),
        add: async (actor, integration) => addIntegration(await doing(actor), integration),
        rotate: async (actor, code) => rotateIntegration(await doing(actor), code),
        revoke: async (actor, code) => endIntegration(await doing(actor), code),
        setLines: async (actor, code, lines) => setLines(await doing(actor), code, lines),
        events: async (actor, asked) => intakeEvents(await doing(actor), asked),
        retry: async (actor, event) => retryEvent(await doing(actor), event),
        testCall: async (actor, code, call) => testCall(await doing(actor), code, call, (body, signature) => receiveEvent(office, limits, { code, signature, address: 'test' }, Buffer.from(body))),
        sign: async (actor, code) => signer(await doing(actor), code),
      },
    },
    work: { call: (id) => processCall(office, id), recording: (event) => fetchRecording(office, event), loop: callSweep(office, report) },
  }
}
