/** How a machine calls its states and events. */
import { allStates, type MachineDefinition, stateTree, titleOf } from '../../../../engine/client.ts'
import { allTransitions } from '../machine/edits.ts'
import type { ObjectSchema } from './value-words.ts'

export interface MachineWords {
  /** By key; of parallel regions side by side. */
  readonly state: (key: string) => string
  /** By stable ids, as scenarios name it. */
  readonly stateById: (id: string) => string
  /** Null where no transition has the event. */
  readonly event: (event: string) => string | null
  /** By the stable id of a transition. */
  readonly transition: (id: string) => string | null
  /** What the transition asks for; null: nothing. */
  readonly form: (id: string) => ObjectSchema | null
}

export function machineWords(machine: MachineDefinition | null, locale: string): MachineWords {
  const states = machine ? allStates(stateTree(machine)) : []
  const transitions = machine ? allTransitions(machine) : []
  const byKey = new Map(states.map(({ key, definition }) => [key, titleOf(definition.meta.titles, locale)]))
  const byId = new Map(states.map(({ definition }) => [definition.meta.id, titleOf(definition.meta.titles, locale)]))
  const events = new Map(transitions.map((node) => [node.delay === null ? (node.event ?? '') : `after ${node.delay} ${node.source.key}`, titleOf(node.definition.meta.titles, locale)]))
  const own = new Map(transitions.map((node) => [node.definition.meta.id, titleOf(node.definition.meta.titles, locale)]))
  const forms = new Map(transitions.flatMap(({ definition: { meta } }) => (meta.form ? [[meta.id, meta.form as ObjectSchema] as const] : [])))
  const each = (key: string, names: ReadonlyMap<string, string>): string => key.split('|').map((part) => names.get(part) ?? part).join(' · ')
  return { state: (key) => each(key, byKey), stateById: (id) => each(id, byId), event: (event) => events.get(event) ?? null, transition: (id) => own.get(id) ?? null, form: (id) => forms.get(id) ?? null }
}
