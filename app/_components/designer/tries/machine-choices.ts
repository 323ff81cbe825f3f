/** Entities of the draft that have states, and what of their machines can be chosen. */
import { allStates, type DraftFiles, type MachineDefinition, stateTree, titleOf, type Titles } from '../../../../engine/client.ts'
import type { Choice } from '../choices.ts'
import { jsonOf } from '../json.ts'

export function machineChoices(files: DraftFiles, locale: string): readonly Choice[] {
  return Object.keys(files).flatMap((path) => {
    const name = /^entities\/([^/]+)\/machine\.json$/.exec(path)?.[1]
    if (name === undefined) return []
    const entity = jsonOf<{ readonly titles?: Titles }>(files[`entities/${name}/entity.json`])
    return [{ value: name, label: entity?.titles ? titleOf(entity.titles, locale) : name }]
  })
}

export const machineFile = (entity: string): string => `entities/${entity}/machine.json`
export const scenariosFile = (entity: string): string => `entities/${entity}/scenarios.json`

/** States in which a record can be put: those that hold no others, outside of parallel ones. */
export function stateChoices(machine: MachineDefinition | null, locale: string): readonly Choice[] {
  if (!machine) return []
  const isPlain = (node: ReturnType<typeof stateTree>[number]): boolean => node.definition.type !== 'parallel' && (node.parent === null || isPlain(node.parent))
  return allStates(stateTree(machine)).filter((node) => node.children.length === 0 && isPlain(node)).map(({ key, definition }) => ({ value: key, label: titleOf(definition.meta.titles, locale) }))
}
