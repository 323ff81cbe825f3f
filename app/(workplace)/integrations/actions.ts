'use server'
import type { Engine, IntakeEventView, IntegrationView } from '../../../engine/client.ts'
import { currentActor } from '../../_lib/actor.ts'
import { type Answer, answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

type Integrations = Engine['integrations']

/** Does it, and answers the connections as they are then. */
function changed<T>(work: (integrations: Integrations, actor: Parameters<Integrations['list']>[0]) => Promise<T>): Promise<Answer<{ readonly result: T; readonly list: readonly IntegrationView[] }>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    const result = await work(engine().integrations, actor)
    return { result, list: await engine().integrations.list(actor) }
  })
}

export async function addIntegration(integration: Parameters<Integrations['add']>[1]) {
  return changed((integrations, actor) => integrations.add(actor, { code: String(integration.code), intake: String(integration.intake), dealership: integration.dealership === null ? null : String(integration.dealership), lines: { ...integration.lines } }))
}

export async function rotateIntegration(code: string) {
  return changed((integrations, actor) => integrations.rotate(actor, String(code)))
}

export async function revokeIntegration(code: string) {
  return changed((integrations, actor) => integrations.revoke(actor, String(code)))
}

export async function setLines(code: string, lines: IntegrationView['lines']) {
  return changed((integrations, actor) => integrations.setLines(actor, String(code), { ...lines }))
}

export async function testCall(code: string, call: Parameters<Integrations['testCall']>[2]): Promise<Answer<{ readonly call: string }>> {
  const { direction, number, line, extension, isMissed } = call
  return answerInPlace(async () => engine().integrations.testCall(await currentActor(), String(code), { direction: direction === 'out' ? 'out' : 'in', number: String(number), line: line === null ? null : String(line), extension: extension === null ? null : String(extension), isMissed: isMissed === true }))
}

export async function readEvents(asked: Parameters<Integrations['events']>[1]): Promise<Answer<readonly IntakeEventView[]>> {
  return answerInPlace(async () => engine().integrations.events(await currentActor(), { ...asked }))
}

export async function retryEvent(event: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().integrations.retry(await currentActor(), String(event))
    return null
  })
}
