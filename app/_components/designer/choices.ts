/** What the designer offers to choose from, out of the draft's own files. */
import { allStates, type DraftFiles, type MachineDefinition, stateTree, titleOf, type Titles, transitionsOf } from '../../../engine/client.ts'
import { jsonOf } from './json.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

interface Named {
  readonly name?: string
  readonly titles?: Titles
}

const choice = ({ name, titles }: Named, locale: string): readonly Choice[] => (name === undefined ? [] : [{ value: name, label: titles ? titleOf(titles, locale) : name }])

/** Every file of that kind, by the name it gives itself. */
const choicesOf = (pattern: RegExp) => (files: DraftFiles, locale: string): readonly Choice[] => Object.entries(files).flatMap(([path, text]) => (pattern.test(path) ? choice(jsonOf<Named>(text) ?? {}, locale) : []))

export const roleChoices = choicesOf(/^roles\/[^/]+\/role\.json$/)
export const calendarChoices = choicesOf(/^calendars\/[^/]+\/calendar\.json$/)
export const messageChoices = choicesOf(/^messages\/[^/]+\/message\.json$/)
export const entityChoices = choicesOf(/^entities\/[^/]+\/entity\.json$/)

/** Fields of the entity that the file at `path` belongs to. */
export function fieldChoices(files: DraftFiles, path: string, locale: string): readonly Choice[] {
  const entity = jsonOf<{ readonly schema?: { readonly properties?: Readonly<Record<string, { readonly 'x-field'?: { readonly titles?: Titles } }>> } }>(files[path.replace(/[^/]+$/, 'entity.json')])
  return Object.entries(entity?.schema?.properties ?? {}).flatMap(([name, property]) => choice({ name, ...(property['x-field']?.titles && { titles: property['x-field'].titles }) }, locale))
}

const machineOf = (files: DraftFiles, entity: string): MachineDefinition | null => {
  const machine = jsonOf<MachineDefinition>(files[`entities/${entity}/machine.json`])
  return machine !== null && typeof machine.states === 'object' ? machine : null
}

/** Every state of the entity by its key, those around others included. */
export function stateChoicesOf(files: DraftFiles, entity: string, locale: string): readonly Choice[] {
  const machine = machineOf(files, entity)
  return machine ? allStates(stateTree(machine)).map(({ key, definition: { meta } }) => ({ value: key, label: titleOf(meta.titles, locale) })) : []
}

/** Events that its transitions are taken by, as their buttons are called. */
export function eventChoices(files: DraftFiles, entity: string, locale: string): readonly Choice[] {
  const machine = machineOf(files, entity)
  const titles = new Map<string, Set<string>>()
  for (const { event, definition } of machine ? allStates(stateTree(machine)).flatMap(transitionsOf) : []) if (event !== null) titles.set(event, (titles.get(event) ?? new Set()).add(titleOf(definition.meta.titles, locale)))
  return [...titles].map(([value, names]) => ({ value, label: [...names].join(', ') }))
}
