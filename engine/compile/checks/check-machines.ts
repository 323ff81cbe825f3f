/** Machines: the workflow's own checks with the facts of the package, and the forms of transitions. */
import { entityFile, isList } from '../../definition/index.ts'
import type { EntityFiles, MachineDefinition, ObjectSchema, StateDefinition, TransitionDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { checkMachine } from '../../workflow/index.ts'
import { schemaScope } from '../definition-scopes.ts'
import { type Check, type CheckContext, ruleScope } from './context.ts'
import { objectIssues } from './check-fields.ts'
import { factsOf } from './machine-facts.ts'

export const checkMachines: Check = (context) =>
  Object.values(context.package.entities).flatMap((files) => (files.machine && isAffected(context, files, files.machine) ? machineIssues(context, files, files.machine) : []))

/** Not where the entity, the roles and whatever its actions create are as they were when they were found right. */
function isAffected({ package: pkg, isKnown }: CheckContext, files: EntityFiles, machine: MachineDefinition): boolean {
  if (!isKnown(files) || ![...Object.values(pkg.roles), ...Object.values(pkg.messages ?? {})].every(isKnown)) return true
  const changed = Object.values(pkg.entities).filter((other) => !isKnown(other))
  const text = changed.length === 0 ? '' : JSON.stringify(machine)
  return changed.some(({ entity }) => text.includes(`"${entity.name}"`))
}

function machineIssues(context: CheckContext, files: EntityFiles, machine: MachineDefinition): readonly Issue[] {
  const file = entityFile(files.entity.name, 'machine')
  const own = checkMachine(machine, factsOf(context, files, 'machine')).map((found) => ({ file, ...found }))
  const scope = ruleScope(context, files.entity.name)
  const forms = formsOf(machine.states, '').flatMap(({ form, pointer }) =>
    objectIssues({ context, file, scope: { ...scope, input: schemaScope('input', form, context.scopes) }, owner: null, about: files }, form, pointer, false),
  )
  return [...own, ...forms]
}

interface Form {
  readonly form: ObjectSchema
  readonly pointer: string
}

function formsOf(states: Readonly<Record<string, StateDefinition>>, pointer: string): readonly Form[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const at = `${pointer}/states/${name}`
    const own = (['on', 'after'] as const).flatMap((key) => Object.entries(state[key] ?? {}).flatMap(([event, one]) => transitionForms(one, `${at}/${key}/${event}`)))
    const done = state.onDone ? transitionForms(state.onDone, `${at}/onDone`) : []
    return [...own, ...done, ...formsOf(state.states ?? {}, at)]
  })
}

function transitionForms(one: TransitionDefinition | readonly TransitionDefinition[], pointer: string): readonly Form[] {
  if (isList(one)) return one.flatMap((transition, i) => transitionForms(transition, `${pointer}/${i}`))
  return one.meta.form ? [{ form: one.meta.form, pointer: `${pointer}/meta/form` }] : []
}
