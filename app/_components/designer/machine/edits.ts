/** Changes of a machine's definition, as the designer makes them: pure, each answers the machine as it is then. */
import { allStates, type MachineDefinition, segment, segments, type StateCategory, type StateDefinition, type StateNode, stateTree as treeOf, targetOf, type Titles, type TransitionDefinition, type TransitionNode, transitionsOf, updateAt, valueAt } from '../../../../engine/client.ts'
import { freshId } from '../parts/fresh-id.ts'
import { fresh } from '../parts/fresh-name.ts'

/** What stands at the pointer replaced; undefined removes it. */
export const changeAt = <T>(machine: MachineDefinition, pointer: string, change: (value: T) => T | undefined): MachineDefinition => updateAt<T, MachineDefinition>(machine, segments(pointer), change)

const trees = new WeakMap<MachineDefinition, readonly StateNode[]>()

/** The states of a machine, worked out once for all that asks. */
export function stateTree(machine: MachineDefinition): readonly StateNode[] {
  const known = trees.get(machine) ?? treeOf(machine)
  trees.set(machine, known)
  return known
}

export const allTransitions = (machine: MachineDefinition): readonly TransitionNode[] => allStates(stateTree(machine)).flatMap(transitionsOf)

/** A new state beside the others, or inside `parent`. It leads nowhere yet, and nothing leads to it. */
export function addState(machine: MachineDefinition, titles: Titles, category: StateCategory, parent: StateNode | null = null): { readonly machine: MachineDefinition; readonly pointer: string } {
  const states = parent ? (parent.definition.states ?? {}) : machine.states
  const name = fresh('state', (known) => Object.hasOwn(states, known))
  const state: StateDefinition = { meta: { id: freshId('st', machine.id, name), titles, category } }
  const pointer = `${parent?.pointer ?? ''}/states/${name}`
  const added = changeAt<StateDefinition>(machine, pointer, () => state)
  const isFirst = parent !== null && parent.definition.initial === undefined
  return { machine: isFirst ? changeAt<StateDefinition>(added, parent.pointer, (outer) => ({ ...outer, initial: name })) : added, pointer }
}

/** Without the state, what is inside it, and every transition that led there. Records that stand in it are asked for when publishing. */
export function removeState(machine: MachineDefinition, state: StateNode): MachineDefinition {
  const isInside = (key: string): boolean => key === state.key || key.startsWith(`${state.key}.`)
  const leading = allTransitions(machine).filter((transition) => !isInside(transition.source.key) && isInside(targetKey(machine, transition) ?? ''))
  // The last of a list first: the places of the others hold.
  const without = [...leading].reverse().reduce((rest, { pointer }) => removeTransition(rest, pointer), machine)
  const removed = changeAt<StateDefinition>(without, state.pointer, () => undefined)
  const outer = state.pointer.split('/').slice(0, -2).join('/')
  const { initial, states = {} } = (valueAt(removed, segments(outer)) ?? {}) as Pick<StateDefinition, 'initial' | 'states'>
  return initial === state.name ? changeAt<string>(removed, `${outer}/initial`, () => Object.keys(states)[0]) : removed
}

/** Key of the state that the transition leads to; null where it leads nowhere or to what is not there. */
export function targetKey(machine: MachineDefinition, { source, definition }: TransitionNode): string | null {
  if (definition.target === undefined) return null
  return targetOf(machine, stateTree(machine), source, definition.target)?.key ?? null
}

/** How a transition of `source` names the state: by its name beside it, else by its whole path. */
function targetText(machine: MachineDefinition, source: StateNode, key: string): string {
  const beside = source.parent?.children ?? stateTree(machine)
  const sibling = beside.find((one) => one.key === key)
  return sibling ? sibling.name : `#${machine.id}.${key}`
}

/** An event that leads from one state to another; named after where it leads, for the roles that may leave the state already. */
export function addTransition(machine: MachineDefinition, sourceKey: string, key: string): { readonly machine: MachineDefinition; readonly pointer: string } | null {
  const states = allStates(stateTree(machine))
  const [source, target] = [states.find((state) => state.key === sourceKey), states.find((state) => state.key === key)]
  if (!source || !target) return null
  const event = fresh(`TO_${target.name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`, (name) => Object.hasOwn(source.definition.on ?? {}, name))
  const roles = [...new Set(transitionsOf(source).flatMap(({ definition }) => definition.meta.roles))]
  const definition: TransitionDefinition = { target: targetText(machine, source, key), meta: { id: freshId('tr', machine.id, source.name, event), titles: target.definition.meta.titles, roles: roles.length === 0 ? ['*'] : roles } }
  const pointer = `${source.pointer}/on/${segment(event)}`
  return { machine: changeAt<TransitionDefinition>(machine, pointer, () => definition), pointer }
}

/** Leads the transition to another state; null: it leads nowhere and only does what it does. */
export const retarget = (machine: MachineDefinition, { source, pointer }: TransitionNode, key: string | null): MachineDefinition =>
  changeAt<TransitionDefinition>(machine, pointer, ({ target: _, ...definition }) => (key === null ? definition : { target: targetText(machine, source, key), ...definition }))

/** Without the transition; nothing of an event, and no empty list of events, stays behind. */
export function removeTransition(machine: MachineDefinition, pointer: string): MachineDefinition {
  const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0
  const tidy = (rest: MachineDefinition, at: string): MachineDefinition => (isEmpty(valueAt(rest, segments(at))) && !at.endsWith('/states') ? tidy(changeAt<object>(rest, at, () => undefined), at.slice(0, at.lastIndexOf('/'))) : rest)
  return tidy(changeAt<TransitionDefinition>(machine, pointer, () => undefined), pointer.slice(0, pointer.lastIndexOf('/')))
}

/** The event under another name; null where the state has one of that name, or the name is none. */
export function renameEvent(machine: MachineDefinition, source: StateNode, from: string, to: string): MachineDefinition | null {
  const known = source.definition.on ?? {}
  if (!/^[A-Z][A-Z0-9_]*$/.test(to) || Object.hasOwn(known, to)) return null
  return changeAt<Record<string, unknown>>(machine, `${source.pointer}/on`, (events) => Object.fromEntries(Object.entries(events).map(([name, value]) => [name === from ? to : name, value])))
}
