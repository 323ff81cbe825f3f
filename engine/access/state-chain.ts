import type { StateDefinition } from '../definition/types.ts'
import type { Entity, State } from '../model/types.ts'

type Editable = NonNullable<StateDefinition['meta']['editable']>

/** The state and those around it, innermost first (`inRepair.waiting`, `inRepair`); with parallel regions one chain each. */
export function stateChains(entity: Entity, key: string | null): readonly (readonly State[])[] {
  const { machine } = entity
  if (key === null || machine === null) return []
  return key.split('|').map((region) => {
    const path = region.split('.')
    return path.flatMap((_, depth) => machine.states.get(path.slice(0, path.length - depth).join('.')) ?? [])
  })
}

/** Which role edits which fields: in each region the innermost state that says so; null where none does. */
export function editableIn(chains: readonly (readonly State[])[]): Editable | null {
  const said = chains.map((chain) => chain.find((state) => state.definition.meta.editable !== undefined)?.definition.meta.editable).filter((editable): editable is Editable => editable !== undefined)
  if (said.length < 2) return said[0] ?? null
  const roles = new Set(said.flatMap((editable) => Object.keys(editable)))
  return Object.fromEntries([...roles].map((role) => [role, said.flatMap((editable) => editable[role] ?? [])]))
}

/** Nothing happens any more: a final state that stands in no other. */
export function isClosed(chains: readonly (readonly State[])[]): boolean {
  return chains.length > 0 && chains.every((chain) => chain.at(-1)?.isFinal === true)
}

/** Fields that must be filled while in the state, those of the states around it included. */
export function requiredIn(entity: Entity, key: string | null): ReadonlySet<string> {
  return new Set(stateChains(entity, key).flatMap((chain) => chain.flatMap((state) => state.definition.meta.required ?? [])))
}
