/** Scenarios: of an entity with states, each with an id of its own. Whether they still hold is told by trying them, with the plan. */
import { entityFile } from '../../definition/index.ts'
import type { EntityFiles, ScenariosDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type Check, issue } from './context.ts'

export const checkScenarios: Check = ({ package: pkg, isKnown }) => Object.values(pkg.entities).flatMap((files) => (files.scenarios && !isKnown(files) ? scenarioIssues(files, files.scenarios) : []))

function scenarioIssues({ entity, machine }: EntityFiles, { scenarios }: ScenariosDefinition): readonly Issue[] {
  const file = entityFile(entity.name, 'scenarios')
  if (!machine) return [issue(file, '', `“${entity.name}” has no states to go through`, 'Take the scenarios away, or add a machine.')]
  const firsts = new Map([...scenarios.entries()].toReversed().map(([i, { id }]) => [id, i]))
  return scenarios.flatMap(({ id }, i) => (firsts.get(id) === i ? [] : [issue(file, `/scenarios/${i}/id`, `the id “${id}” is taken`, 'Give both scenarios an id of their own.')]))
}
