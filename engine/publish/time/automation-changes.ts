/** What of the automations that wait for a time is otherwise in a new version, dealership by dealership. */
import type { OverlayOperation } from '../../definition/types.ts'
import type { Automation, Entity, Model } from '../../model/types.ts'
import type { Candidate } from '../candidate.ts'
import { hoursText, inOrder, type TimeSearch } from './time-changes.ts'

/** For records of one dealership (null: those that belong to none). */
export interface AutomationChange {
  readonly entity: Entity
  readonly dealership: string | null
  /** Of the new version. */
  readonly model: Model
  /** New ones, and those that wait for something else now. */
  readonly set: readonly Automation[]
  /** Ids of those that wait no more, or otherwise. */
  readonly gone: readonly string[]
}

export function automationChanges({ before, after, dealerships }: TimeSearch): readonly AutomationChange[] {
  if (!before) return []
  const isOther = textOf(before.candidate) !== textOf(after.candidate)
  const codes = [null, ...dealerships].filter((code) => isOther || operationsOf(before.candidate, code) !== operationsOf(after.candidate, code))
  return codes.flatMap((code) => {
    const [then, model] = [before.modelOf(code), after.modelOf(code)]
    return then && model ? changesIn(then, model, code) : []
  })
}

function changesIn(then: Model, model: Model, dealership: string | null): readonly AutomationChange[] {
  return [...model.entities.values()].flatMap((entity): AutomationChange[] => {
    const isTheirs = entity.scope === 'layered' || (entity.scope === 'network') === (dealership === null)
    if (!isTheirs) return []
    const old = [...then.entities.values()].find(({ id }) => id === entity.id)
    const [known, now] = [timed(then, old?.name), timed(model, entity.name)]
    const set = now.filter((one) => !known.some((other) => other.id === one.id && waitText(then, other) === waitText(model, one)))
    const gone = known.filter((one) => set.some(({ id }) => id === one.id) || !now.some(({ id }) => id === one.id)).map(({ id }) => id)
    return set.length + gone.length > 0 ? [{ entity, dealership, model, set, gone }] : []
  })
}

/** Those that wait for a time by themselves; the others are set off by what happens. */
const timed = (model: Model, entity: string | undefined): readonly Automation[] => (entity === undefined ? [] : (model.automations.get(entity) ?? []).filter(({ trigger }) => ['waiting', 'date', 'schedule'].includes(trigger.kind)))

const waitText = (model: Model, { trigger }: Automation): string => inOrder([trigger, trigger.kind === 'waiting' ? hoursText(model, trigger.calendar ?? null) : ''])

const textOf = ({ package: pkg }: Candidate): string => inOrder([Object.values(pkg.automations ?? {}).map(({ id, entity, trigger, off }) => [id, entity, trigger, off]), pkg.calendars ?? {}])

const ofAutomations: readonly OverlayOperation['op'][] = ['set-automation', 'hide', 'set-calendar']

function operationsOf({ overlays }: Candidate, dealership: string | null): string {
  return inOrder((dealership === null ? [] : (overlays[dealership]?.operations ?? [])).filter(({ op }) => ofAutomations.includes(op)))
}
