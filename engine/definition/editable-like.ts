import type { MachineDefinition, StateDefinition } from './types.ts'

/** Who may edit the neighbour in a state may edit the new field there too. */
export function editableLike(machine: MachineDefinition, name: string, neighbour: string): MachineDefinition {
  const widened = (state: StateDefinition): StateDefinition => {
    const { editable } = state.meta
    const meta = editable ? { ...state.meta, editable: Object.fromEntries(Object.entries(editable).map(([role, fields]) => [role, fields.includes(neighbour) ? inserted(fields, name, neighbour) : fields])) } : state.meta
    return { ...state, ...(state.states ? { states: mapped(state.states, widened) } : {}), meta }
  }
  return { ...machine, states: mapped(machine.states, widened) }
}

/** The names with one more behind another; last where that is not among them. */
export function inserted(names: readonly string[], name: string, after: string | null): readonly string[] {
  const at = after === null ? -1 : names.indexOf(after)
  return at < 0 ? [...names, name] : [...names.slice(0, at + 1), name, ...names.slice(at + 1)]
}

const mapped = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
