/** Which saved scenarios of a draft hold no more: warnings at the steps that differ. */
import { setImmediate as pause } from 'node:timers/promises'
import { entityFile } from '../../definition/index.ts'
import type { ScenarioDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Model } from '../../model/types.ts'
import { runScenario, type ScenarioFailure, stepTitle } from './run-scenario.ts'

/** More time than this the plan is not kept waiting. */
const longest = 8_000

/** In the package and as each dealership has it; what comes to the same is tried once. */
export async function scenarioIssues(modelOf: (dealership: string | null) => Model, dealerships: readonly string[], locale: string): Promise<readonly Issue[]> {
  const seen = new Set<Entity>()
  const until = Date.now() + longest
  const issues: Issue[] = []
  const told = new Set<string>()
  for (const dealership of [null, ...dealerships]) {
    const model = modelOf(dealership)
    for (const entity of model.entities.values()) {
      if (seen.has(entity) || !entity.machine) continue
      seen.add(entity)
      for (const [index, scenario] of entity.scenarios.entries()) {
        if (Date.now() > until) return issues
        await pause()
        const { failure } = await runScenario(model, entity, scenario, locale)
        const found = failure && issueOf(entity, scenario, index, failure, locale)
        if (!found || told.has(JSON.stringify(found))) continue
        told.add(JSON.stringify(found))
        issues.push(dealership === null ? found : { ...found, message: `${found.message} (with the overlay of ${dealership})` })
      }
    }
  }
  return issues
}

function issueOf(entity: Entity, scenario: ScenarioDefinition, index: number, failure: ScenarioFailure, locale: string): Issue {
  const { step } = failure
  const pointer = `/scenarios/${index}${step === null ? '' : `/steps/${step}`}`
  return { file: entityFile(entity.name, 'scenarios'), pointer, severity: 'warning', message: `the scenario “${titleOf(scenario.titles, locale)}” does not hold: ${why(entity, scenario, failure, locale)}`, hint: 'If this is meant, find the scenarios anew under Try; else mend the machine.' }
}

function why(entity: Entity, { steps }: ScenarioDefinition, failure: ScenarioFailure, locale: string): string {
  const { step } = failure
  const named = step === null ? '' : `step ${step + 1}, “${stepTitle(entity, steps[step] ?? { transition: '' }, locale)}”,`
  switch (failure.kind) {
    case 'gone':
      return `the transition of step ${failure.step + 1} is gone`
    case 'refused':
      return step === null ? `it cannot begin: ${failure.text}` : `${named} is refused: ${failure.text}`
    case 'state':
      return step === null ? `it begins in “${failure.now}” instead of “${failure.was}”` : `${named} leads to “${failure.now}” instead of “${failure.was}”`
  }
}
