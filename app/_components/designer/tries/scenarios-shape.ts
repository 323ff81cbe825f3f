import type { ScenarioDefinition, ScenariosDefinition } from '../../../../engine/client.ts'
import { jsonOf } from '../json.ts'

/** The scenarios of a file; null where it holds something else, which is shown as text. */
export function scenariosIn(text: string | undefined): readonly ScenarioDefinition[] | null {
  const scenarios = jsonOf<Partial<ScenariosDefinition>>(text)?.scenarios
  return Array.isArray(scenarios) && scenarios.every(isScenario) ? scenarios : null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isStep = (step: unknown): boolean => isObject(step) && typeof step.transition === 'string' && typeof step.to === 'string'
const isScenario = (one: unknown): boolean => isObject(one) && typeof one.id === 'string' && typeof one.begins === 'string' && isObject(one.titles) && typeof one.titles.en === 'string' && Array.isArray(one.steps) && one.steps.every(isStep)

/** For the registry of designers. */
export const isScenarios = (path: string, text: string): boolean => /^entities\/[^/]+\/scenarios\.json$/.test(path) && scenariosIn(text) !== null
