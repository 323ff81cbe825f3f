import type { StateDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { nearestName } from '../../kernel/nearest-name.ts'
import { segment } from '../../kernel/pointer.ts'
import type { Subject } from '../check-machine.ts'
import { maximumConfigurations, maximumTogether } from '../compile-machine.ts'
import { allStates, countConfigurations, countTogether, type StateNode, targetOf, transitionsOf } from '../walk-machine.ts'

/** States, initial states, targets and ids hold together. */
export function checkStructure(subject: Subject): readonly Issue[] {
  const { machine, tree } = subject
  const states = allStates(tree)
  return [
    ...initialIssue(machine.initial, machine.states, '', 'The machine'),
    ...states.flatMap((node) => stateIssues(node)),
    ...states.flatMap((node) => targetIssues(node, subject)),
    ...duplicateIds(states),
    ...fieldIssues(states, subject),
    ...tooMany(tree),
  ]
}

function initialIssue(initial: string | undefined, states: Readonly<Record<string, StateDefinition>>, pointer: string, owner: string): readonly Issue[] {
  if (initial !== undefined && Object.hasOwn(states, initial)) return []
  const near = initial === undefined ? null : nearestName(initial, Object.keys(states))
  const message = initial === undefined ? `${owner} does not say where it begins.` : `${owner} begins in "${initial}", which is no state of it.`
  return [{ pointer: `${pointer}/initial`, message, hint: near ? `Did you mean "${near}"?` : `Name one of ${Object.keys(states).join(', ')}.` }]
}

function stateIssues({ definition, pointer, name, children }: StateNode): readonly Issue[] {
  const issues: Issue[] = []
  if (!(definition.meta as unknown)) issues.push({ pointer: `${pointer}/meta`, message: `The state "${name}" has no meta.`, hint: 'Give it "meta" with id, titles and category.' })
  const leads = [...Object.keys({ ...definition.on, ...definition.after }), ...(definition.onDone ? ['onDone'] : [])]
  if (definition.type === 'final' && leads.length > 0) issues.push({ pointer: `${pointer}/type`, message: `The final state "${name}" has ways out (${leads.join(', ')}), which can never be taken.`, hint: 'Take "type": "final" away, or the ways out.' })
  if (definition.type === 'final' && children.length > 0) issues.push({ pointer: `${pointer}/states`, message: `The final state "${name}" has states inside.`, hint: 'Make the inner ones final.' })
  const isCompound = children.length > 0 && definition.type !== 'parallel' && definition.type !== 'final'
  if (isCompound) issues.push(...initialIssue(definition.initial, definition.states ?? {}, pointer, `The state "${name}"`))
  if (definition.onDone && definition.type !== 'final' && !endsInside(definition)) issues.push({ pointer: `${pointer}/onDone`, message: definition.type === 'parallel' ? `"onDone" of "${name}" is never taken: not every region of it has a final state.` : `"onDone" of "${name}" is never taken: no state inside it is final.`, hint: 'Mark the last of the states inside "type": "final", or take "onDone" away.' })
  if (children.length === 0 && (definition.type === 'compound' || definition.type === 'parallel')) issues.push({ pointer: `${pointer}/type`, message: `The ${definition.type} state "${name}" has no states inside.`, hint: 'Add "states", or take "type" away.' })
  return issues
}

/** Whether the states inside can come to an end: one that is final, in a parallel state in every region. */
function endsInside({ type, states = {} }: StateDefinition): boolean {
  const inner = Object.values(states)
  return type === 'parallel' ? inner.every(endsInside) : inner.some((state) => state.type === 'final')
}

function targetIssues(node: StateNode, { machine, tree }: Subject): readonly Issue[] {
  return transitionsOf(node).flatMap(({ definition, pointer }) => {
    const { target } = definition
    if (target === undefined || targetOf(machine, tree, node, target)) return []
    const names = (node.parent?.children ?? tree).map(({ name }) => name)
    const near = nearestName(target, names)
    return [{ pointer: `${pointer}/target`, message: `There is no state "${target}" to go to.`, hint: near ? `Did you mean "${near}"?` : `States here are ${names.join(', ')}.` }]
  })
}

function duplicateIds(states: readonly StateNode[]): readonly Issue[] {
  const seen = new Map<string, string>()
  const places = states.flatMap((node) => [
    { id: (node.definition.meta as StateNode['definition']['meta'] | undefined)?.id, pointer: `${node.pointer}/meta/id` },
    ...transitionsOf(node).map(({ definition, pointer }) => ({ id: definition.meta.id, pointer: `${pointer}/meta/id` })),
  ])
  return places.flatMap(({ id, pointer }) => {
    if (id === undefined) return []
    const first = seen.get(id)
    if (first === undefined) seen.set(id, pointer)
    return first === undefined ? [] : [{ pointer, message: `The id "${id}" is already taken at ${first}.`, hint: 'Ids are unique; give the newer one another.' }]
  })
}

/** `required` and `editable` name fields and roles that exist. */
function fieldIssues(states: readonly StateNode[], { facts }: Subject): readonly Issue[] {
  const fields = Object.keys(facts.entity.schema.properties)
  const unknownField = (name: string, pointer: string): readonly Issue[] => {
    if (name === '*' || fields.includes(name)) return []
    const near = nearestName(name, fields)
    return [{ pointer, message: `${facts.entity.name} has no field "${name}".`, ...(near ? { hint: `Did you mean "${near}"?` } : {}) }]
  }
  return states.flatMap(({ definition, pointer }) => {
    const meta = definition.meta as StateNode['definition']['meta'] | undefined
    const required = (meta?.required ?? []).flatMap((name, i) => unknownField(name, `${pointer}/meta/required/${i}`))
    const editable = Object.entries(meta?.editable ?? {}).flatMap(([role, names]) => [
      ...unknownRole(role, `${pointer}/meta/editable/${segment(role)}`, facts.roles.keys()),
      ...names.flatMap((name, i) => unknownField(name, `${pointer}/meta/editable/${segment(role)}/${i}`)),
    ])
    return [...required, ...editable]
  })
}

export function unknownRole(role: string, pointer: string, known: Iterable<string>): readonly Issue[] {
  const names = [...known]
  if (role === '*' || names.includes(role)) return []
  const near = nearestName(role, names)
  return [{ pointer, message: `There is no role "${role}".`, hint: near ? `Did you mean "${near}"?` : `Roles are ${names.join(', ')}.` }]
}

function tooMany(tree: readonly StateNode[]): readonly Issue[] {
  if (countTogether(tree) > maximumTogether) return [{ pointer: '', message: `The regions of the parallel states make more than ${maximumTogether} states together.`, hint: 'Split the machine: give one of the regions an entity of its own.' }]
  if (countConfigurations(tree) > maximumConfigurations) return [{ pointer: '', message: `A record could stand in more than ${maximumConfigurations} states.`, hint: 'Split the machine: give a part of it an entity of its own.' }]
  return []
}
