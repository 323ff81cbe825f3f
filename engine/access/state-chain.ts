import type { StateDefinition } from '../definition/types.ts'
import type { Entity, State } from '../model/types.ts'

/** The state and those around it, innermost first (`inRepair.waiting`, `inRepair`). */
export function stateChain(entity: Entity, key: string | null): readonly State[] {
  if (key === null || entity.machine === null) return []
  const path = key.split('.')
  return path.flatMap((_, depth) => entity.machine?.states.get(path.slice(0, path.length - depth).join('.')) ?? [])
}

/** Which role edits which fields: the innermost state that says so decides. */
export function editableIn(chain: readonly State[]): NonNullable<StateDefinition['meta']['editable']> | null {
  return chain.find((state) => state.definition.meta.editable !== undefined)?.definition.meta.editable ?? null
}

/** Fields that must be filled while in the state, those of the states around it included. */
export function requiredIn(entity: Entity, key: string | null): ReadonlySet<string> {
  return new Set(stateChain(entity, key).flatMap((state) => state.definition.meta.required ?? []))
}
