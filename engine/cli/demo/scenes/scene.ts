import type { JsonObject } from '../../../kernel/json.ts'
import type { Stage } from './stage.ts'

/** Ids by what they are to the scenes that follow; `contact` is the scene's own. */
export type Played = Readonly<Record<string, string>>

/** One contact from reception to its end. */
export interface Scene {
  readonly code: string
  /** When it begins. */
  readonly at: string
  readonly play: (stage: Stage, before: Played) => Promise<Played>
}

/** How a contact begins: reception enters it and presses one of its buttons. */
export interface Opening {
  readonly desk: string
  readonly event: 'TRANSFER' | 'QUEUE' | 'REGISTER'
  /** `goal` is a code. */
  readonly contact: JsonObject & { readonly goal: string }
  /** Nobody: all specialists of the goal are told. */
  readonly responsible?: string
}

/** @returns the contact's id */
export async function register(stage: Stage, { desk, event, contact: { goal, ...input }, responsible }: Opening): Promise<string> {
  const contact = await stage.create(desk, 'IncomingTraffic', { ...input, goal: await stage.coded(desk, 'TrafficGoal', goal), ...(responsible ? { responsible: await stage.person(responsible) } : {}) })
  await stage.send(desk, 'IncomingTraffic', contact, event)
  return contact
}

/** … and one of those who were told takes it. */
export async function open(stage: Stage, opening: Opening, taker: string, at: string): Promise<string> {
  const contact = await register(stage, opening)
  stage.at(at)
  await stage.send(taker, 'IncomingTraffic', contact, 'TAKE')
  return contact
}
