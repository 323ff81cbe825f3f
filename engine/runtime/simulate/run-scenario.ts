/** A saved way through a machine, gone again: does it still lead where it led? Pure. */
import type { ScenarioDefinition, ScenarioStep } from '../../definition/types.ts'
import { isEngineError } from '../../kernel/errors.ts'
import type { Entity, Model } from '../../model/types.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isoDuration } from '../../workflow/iso-duration.ts'
import { systemActor } from '../actors.ts'
import { inputFields } from '../../forms/index.ts'
import { madeUpPerson, openMadeUp, scenarioTime } from './made-up.ts'
import { begun, changed, type Happened, passed, sentTo, type Trial, type TrialRules } from './trial.ts'

/** Where it goes wrong: at its beginning (`step` null) or at a step. States are named in words. */
export type ScenarioFailure =
  | { readonly step: number; readonly kind: 'gone' }
  | { readonly step: number | null; readonly kind: 'refused'; readonly code: string; readonly text: string }
  | { readonly step: number | null; readonly kind: 'state'; readonly was: string; readonly now: string }

export interface ScenarioRun {
  readonly failure: ScenarioFailure | null
  /** Ids of the transitions taken. */
  readonly transitions: readonly string[]
}

/** @param locale of the reasons and the names of states */
export async function runScenario(model: Model, entity: Entity, scenario: ScenarioDefinition, locale: string): Promise<ScenarioRun> {
  const { taken, expand } = openMadeUp()
  const rules: TrialRules = { model, entity, expand, zone: model.settings.timeZone, isAutomated: true }
  const transitions: string[] = []
  const who = (role: string | undefined) => (role === undefined ? { ...systemActor, locale } : madeUpPerson(model, role, { locale }))
  const failed = (failure: ScenarioFailure): ScenarioRun => ({ failure, transitions })
  try {
    let now = new Date(scenarioTime)
    let { trial } = await settled(rules, await begun(rules, who(scenario.role), taken(entity.fields, scenario.values ?? {}), now, null), now)
    if (stateId(entity, trial.row.state) !== scenario.begins) return failed(elsewhere(entity, null, scenario.begins, trial.row.state, locale))
    for (const [index, step] of scenario.steps.entries()) {
      const known = transitionOf(entity, step.transition)
      if (!known) return failed({ step: index, kind: 'gone' })
      now = timeOf(entity, trial, known.event, now, step.wait)
      trial = (await settled(rules, { trial }, now)).trial
      if (step.set) trial = (await settled(rules, { trial: await changed(rules, who(step.role), trial, taken(entity.fields, step.set), now) }, now)).trial
      const fields = known.definition.meta.form ? inputFields(known.definition.meta.form) : []
      const done = await sentTo(rules, who(step.role), trial, known.event, taken(fields, step.input ?? {}), now, step.role === undefined ? 'timer' : 'event')
      const { refused } = done.happened
      if (refused) return failed({ step: index, kind: 'refused', ...refused.refused })
      const after = await settled(rules, done, now)
      transitions.push(...done.happened.transitions, ...after.transitions)
      trial = after.trial
      if (stateId(entity, trial.row.state) !== step.to) return failed(elsewhere(entity, index, step.to, trial.row.state, locale))
    }
    return { failure: null, transitions }
  } catch (error) {
    // An expression that fails over what the scenario made up tells of the scenario, not of us.
    if (!isEngineError(error)) throw error
    return failed({ step: null, kind: 'refused', code: error.code, text: error.message })
  }
}

/** Stable id of the state with this key. */
export const stateId = ({ machine }: Entity, key: string | null): string => machine?.states.get(key ?? '')?.id ?? ''

/** A transition that somebody or the time takes. */
export const transitionOf = ({ machine }: Entity, id: string) => [...(machine?.transitions ?? []), ...(machine?.automatic ?? [])].find((one) => one.id === id && one.event !== '')

const minute = 60_000

/** The record once automations have done by then what is theirs, and the transitions that they made it take. */
export async function settled(rules: TrialRules, { trial }: { readonly trial: Trial }, now: Date): Promise<{ readonly trial: Trial; readonly transitions: readonly string[] }> {
  const after = await passed(rules, trial, now, 'automations')
  return { trial: after.trial, transitions: after.happened.flatMap(({ transitions }) => transitions) }
}

/** A step comes a minute after the one before it, or after as long as it says; a delay at its time. */
export function timeOf({ machine }: Entity, { timers }: Trial, event: string, now: Date, wait?: string): Date {
  const timer = machine?.timers.find((one) => one.event === event)
  const due = timer && timers.find(({ state, delay }) => state === timer.state && delay === timer.delay)
  return new Date(Math.max(now.getTime() + ((wait === undefined ? null : isoDuration(wait)) ?? minute), due ? Date.parse(due.dueAt) : 0))
}

function elsewhere(entity: Entity, step: number | null, expected: string, key: Happened['to'], locale: string): ScenarioFailure {
  const title = (state: { readonly titles: Parameters<typeof titleOf>[0] } | undefined, otherwise: string): string => (state ? titleOf(state.titles, locale) : otherwise)
  const states = [...(entity.machine?.states.values() ?? [])]
  return { step, kind: 'state', was: title(states.find(({ id }) => id === expected), expected), now: title(entity.machine?.states.get(key ?? ''), key ?? '') }
}

/** The step in words, for those who look at a scenario. */
export function stepTitle(entity: Entity, { transition }: Pick<ScenarioStep, 'transition'>, locale: string): string {
  const known = transitionOf(entity, transition)
  return known ? titleOf(known.definition.meta.titles, locale) : transition
}
