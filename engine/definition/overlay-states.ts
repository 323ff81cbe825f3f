import { type Element, elementsOf, elementsOfEntity, isList } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { entityNamed } from './overlay-fields.ts'
import type { MachineDefinition, PackageDefinition, StateDefinition, TransitionDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

type Transitions = TransitionDefinition | readonly TransitionDefinition[]

export function addState(draft: Draft, { entity: given, name, state }: Operation<'add-state'>): Applied {
  const entity = entityNamed(draft, given)
  if (typeof entity !== 'string') return entity
  const machine = draft.package.entities[entity]?.machine
  if (!machine) return { pointer: '/entity', message: `“${entity}” has no machine to add a state to` }
  if (Object.hasOwn(machine.states, name)) return { pointer: '/name', message: `“${entity}” has a state “${name}” already`, hint: 'An overlay adds states; choose another name.' }
  const probe: PackageDefinition = updateAt<MachineDefinition>(draft.package, ['entities', entity, 'machine'], (old) => ({ ...old, states: { ...old.states, [name]: state } }))
  const taken = addedTwice(draft, probe, entity)
  if (taken !== null) return { pointer: '/state', message: `the id “${taken}” is taken`, hint: `Choose another, for example ${taken}_2.` }
  return withTargets(probe, entity)
}

export const addTransition = (draft: Draft, { state, event, transition }: Operation<'add-transition'>): Applied => putTransition(draft, state, ['on', event], transition)

/** A transition of the state, under an event or a delay, behind others of the same. */
export function putTransition(draft: Draft, id: string, place: readonly [string, string], transition: TransitionDefinition): Applied {
  const state = elementOf(draft, id, 'state', ['state'])
  if (!isElement(state)) return state
  const probe = updateAt<Transitions | undefined>(draft.package, [...pathOf(state), ...place], (old) => (old === undefined ? transition : [...(isList(old) ? old : [old]), transition]))
  const taken = addedTwice(draft, probe, state.entity)
  if (taken !== null) return { pointer: '/transition', message: `the id “${taken}” is taken`, hint: `Choose another, for example ${taken}_2.` }
  if (transition.target?.startsWith('st_')) {
    const target = elementOf(draft, transition.target, 'transition/target', ['state'])
    if (!isElement(target)) return target
  }
  return withTargets(probe, state.entity)
}

export function retarget(draft: Draft, { transition: id, to }: Operation<'retarget'>): Applied {
  const transition = elementOf(draft, id, 'transition', ['transition'])
  if (!isElement(transition)) return transition
  const state = elementOf(draft, to, 'to', ['state'])
  if (!isElement(state)) return state
  const refusal = otherEntity(transition, state)
  return refusal ?? updateAt<string | undefined>(draft.package, [...pathOf(transition), 'target'], () => targetPath(draft.package, transition, state))
}

function otherEntity(transition: Element, state: Element): Refusal | null {
  return transition.entity === state.entity ? null : { pointer: '/to', message: `“${state.id}” is a state of “${state.entity}”, the transition belongs to “${transition.entity}”` }
}

/** An id that an addition to an entity brought a second time. */
export function addedTwice(draft: Draft, probe: PackageDefinition, entity: string): string | null {
  const counts = new Map<string, number>()
  for (const { id } of elementsOfEntity(draft.package, entity)) counts.set(id, (counts.get(id) ?? 0) - 1)
  for (const { id } of elementsOfEntity(probe, entity)) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const [id, added] of counts) if (added > 1 || (added === 1 && draft.elements.has(id))) return id
  return null
}

/** XState's way to name a state from where the transition stands: its name among siblings, else from the machine's root. */
function targetPath(pkg: PackageDefinition, transition: Element, state: Element): string {
  const names = stateNames(state.path)
  const from = stateNames(transition.path)
  const isSibling = from.length === names.length && from.slice(0, -1).every((name, i) => name === names[i])
  const machine = valueAt(pkg, ['entities', state.entity, 'machine', 'id'])
  return isSibling ? (names.at(-1) as string) : `#${String(machine)}.${names.join('.')}`
}

/** Stable id of the state a transition leads to; null where it leads nowhere or to no state there is. */
export function targetId(pkg: PackageDefinition, transition: Element): string | null {
  const { target } = valueAt(pkg, pathOf(transition)) as TransitionDefinition
  const states = elementsOfEntity(pkg, transition.entity).filter(({ kind }) => kind === 'state')
  return states.find((state) => target === targetPath(pkg, transition, state) || target === `#${stateId(pkg, state)}`)?.id ?? null
}

/** `['states', 'a', 'states', 'b', 'on', …]` → `['a', 'b']` */
function stateNames(path: readonly (string | number)[]): readonly string[] {
  const names: string[] = []
  for (let i = 0; path[i] === 'states'; i += 2) names.push(String(path[i + 1]))
  return names
}

/** Targets an overlay gave as stable ids become XState paths, as far as the states are there. */
function withTargets(pkg: PackageDefinition, entity: string): PackageDefinition {
  const elements = elementsOfEntity(pkg, entity)
  const states = new Map(elements.filter(({ kind }) => kind === 'state').map((element) => [element.id, element]))
  return elements.filter(({ kind }) => kind === 'transition').reduce((all, transition) => {
    const state = states.get(String((valueAt(all, pathOf(transition)) as TransitionDefinition).target))
    return state ? updateAt<string>(all, [...pathOf(transition), 'target'], () => targetPath(all, transition, state)) : all
  }, pkg)
}

/** Nobody can be sent into a hidden state: every transition that leads there is hidden with it. */
export function hideWaysInto(pkg: PackageDefinition): PackageDefinition {
  const elements = elementsOf(pkg)
  const hidden = elements.filter((element) => element.kind === 'state' && (valueAt(pkg, pathOf(element)) as StateDefinition).meta.hidden === true)
  if (hidden.length === 0) return pkg
  return elements.filter(({ kind }) => kind === 'transition').reduce((all, transition) => {
    const { target, meta } = valueAt(all, pathOf(transition)) as TransitionDefinition
    const leadsThere = hidden.some((state) => state.entity === transition.entity && target !== undefined && [targetPath(all, transition, state), `#${stateId(all, state)}`].includes(target))
    return leadsThere && !meta.hidden ? updateAt<boolean>(all, [...pathOf(transition), 'meta', 'hidden'], () => true) : all
  }, pkg)
}

const stateId = (pkg: PackageDefinition, state: Element): string => `${String(valueAt(pkg, ['entities', state.entity, 'machine', 'id']))}.${stateNames(state.path).join('.')}`
