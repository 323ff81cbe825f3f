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

/** Reception enters a contact and presses one of its buttons. `goal` is a code; nobody chosen: all specialists of the goal. */
export async function register(stage: Stage, by: string, event: 'TRANSFER' | 'QUEUE' | 'REGISTER', { goal, ...input }: JsonObject & { readonly goal: string }, responsible?: string): Promise<string> {
  const contact = await stage.create(by, 'IncomingTraffic', { ...input, goal: await stage.coded(by, 'TrafficGoal', goal), ...(responsible ? { responsible: await stage.person(responsible) } : {}) })
  await stage.send(by, 'IncomingTraffic', contact, event)
  return contact
}
