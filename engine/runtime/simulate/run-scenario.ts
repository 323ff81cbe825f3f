/** A saved way through a machine, gone again: does it still lead where it led? Pure. */
import type { ScenarioDefinition, ScenarioStep } from '../../definition/types.ts'
import { isEngineError } from '../../kernel/errors.ts'
import type { Entity, Model } from '../../model/types.ts'
import { titleOf } from '../../kernel/titles.ts'
import { systemActor } from '../actors.ts'
import { inputFields } from '../../forms/index.ts'
import { madeUpPerson, openMadeUp, scenarioTime } from './made-up.ts'
import { begun, changed, type Happened, sentTo, type Trial, type TrialRules } from './trial.ts'

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
  const rules: TrialRules = { model, entity, expand, zone: model.settings.timeZone }
  const transitions: string[] = []
  const who = (role: string | undefined) => (role === undefined ? { ...systemActor, locale } : madeUpPerson(model, role, { locale }))
  const failed = (failure: ScenarioFailure): ScenarioRun => ({ failure, transitions })
  try {
    let now = new Date(scenarioTime)
    let { trial } = await begun(rules, who(scenario.role), taken(entity.fields, scenario.values ?? {}), now, null)
    if (stateId(entity, trial.row.state) !== scenario.begins) return failed(elsewhere(entity, null, scenario.begins, trial.row.state, locale))
    for (const [index, step] of scenario.steps.entries()) {
      const known = transitionOf(entity, step.transition)
      if (!known) return failed({ step: index, kind: 'gone' })
      now = timeOf(entity, trial, known.event, now)
      if (step.set) trial = await changed(rules, who(step.role), trial, taken(entity.fields, step.set), now)
      const fields = known.definition.meta.form ? inputFields(known.definition.meta.form) : []
      const done = await sentTo(rules, who(step.role), trial, known.event, taken(fields, step.input ?? {}), now, step.role === undefined ? 'timer' : 'event')
      const { refused } = done.happened
      if (refused) return failed({ step: index, kind: 'refused', ...refused.refused })
      transitions.push(...done.happened.transitions)
      if (stateId(entity, done.happened.to) !== step.to) return failed(elsewhere(entity, index, step.to, done.happened.to, locale))
      trial = done.trial
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

/** A step comes a minute after the one before it; a delay at its time. */
export function timeOf({ machine }: Entity, { timers }: Trial, event: string, now: Date): Date {
  const timer = machine?.timers.find((one) => one.event === event)
  const due = timer && timers.find(({ state, delay }) => state === timer.state && delay === timer.delay)
  return new Date(Math.max(now.getTime() + minute, due ? Date.parse(due.dueAt) : 0))
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
