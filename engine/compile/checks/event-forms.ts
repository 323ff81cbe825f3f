import type { MachineDefinition, ObjectSchema, StateDefinition, TransitionDefinition } from '../../definition/types.ts'

/** The forms that transitions of the event ask with, wherever in the machine it may be sent. */
export function formsOf(machine: MachineDefinition | undefined, event: string): readonly ObjectSchema[] {
  const inside = (states: Readonly<Record<string, StateDefinition>>): readonly ObjectSchema[] =>
    Object.values(states).flatMap((state) => [...transitionsOf(state, event).flatMap(({ meta }) => meta.form ?? []), ...inside(state.states ?? {})])
  return machine ? inside(machine.states) : []
}

const transitionsOf = ({ on }: StateDefinition, event: string): readonly TransitionDefinition[] => [on?.[event] ?? []].flat() as readonly TransitionDefinition[]
