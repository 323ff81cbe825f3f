/** What of an intake's file the designer draws, and how its parts change. Pure. */
import type { CallMoment, IntakeDefinition, IntakeStep } from '../../../../engine/client.ts'
import { withPart } from '../fields/field-text.ts'
import { textFits, titlesShape } from '../shape.ts'

const texts = { '*': 'string' } as const
const step = { 'condition?': 'string', 'values?': texts, 'event?': 'string', 'input?': texts } as const

export const isIntake = (path: string, text: string): boolean =>
  /^intakes\/[^/]+\/intake\.json$/.test(path) && textFits(text, { id: 'string', name: 'string', titles: titlesShape, kind: 'string', entity: 'string', 'condition?': 'string', 'identify?': { '*': ['string'] }, 'find?': { '*': texts }, 'values?': texts, 'on?': { '*': step }, 'recordings?': { 'roles?': ['string'] }, 'off?': 'boolean' })

/** In the order in which calls go. */
export const moments = ['ringing', 'answered', 'talked', 'missed', 'recorded'] as const satisfies readonly CallMoment[]

/** Undefined where nothing stands in it: an absent part says the same in fewer words. */
export const orNone = <T extends object>(part: T): T | undefined => (Object.keys(part).length === 0 ? undefined : part)

/** The step of a moment as it is to be; one that says nothing is none. */
export function withStep(intake: IntakeDefinition, moment: CallMoment, changed: IntakeStep): IntakeDefinition {
  // What an event is asked has no meaning without it.
  const whole = changed.event === undefined ? withPart(changed, { input: undefined }) : changed
  const on = { ...intake.on, [moment]: orNone(whole) }
  return withPart(intake, { on: orNone(Object.fromEntries(moments.flatMap((one) => (on[one] ? [[one, on[one]]] : [])))) })
}

/** Of other records: what it fills and sends is not there. */
export const ofEntity = ({ id, name, titles, kind, condition, recordings, off }: IntakeDefinition, entity: string): IntakeDefinition => ({ id, name, titles, kind, entity, ...(condition === undefined ? {} : { condition }), ...(recordings ? { recordings } : {}), ...(off ? { off } : {}) })
