/** Machines: the workflow's own checks with the facts of the package, and the forms of transitions. */
import { actionTypes } from '../../actions/index.ts'
import { entityFile, isList } from '../../definition/index.ts'
import type { EntityFiles, MachineDefinition, ObjectSchema, StateDefinition, TransitionDefinition } from '../../definition/types.ts'
import { checkExpression } from '../../expressions/index.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { ScalarKind } from '../../model/types.ts'
import { checkMachine, type MachineFacts } from '../../workflow/index.ts'
import { schemaScope } from '../definition-scopes.ts'
import { type Check, type CheckContext, entityIn, ruleScope } from './context.ts'
import { objectIssues } from './check-fields.ts'

export const checkMachines: Check = (context) =>
  Object.values(context.package.entities).flatMap((files) => (files.machine && isAffected(context, files, files.machine) ? machineIssues(context, files, files.machine) : []))

/** Not where the entity, the roles and whatever its actions create are as they were when they were found right. */
function isAffected({ package: pkg, isKnown }: CheckContext, files: EntityFiles, machine: MachineDefinition): boolean {
  if (!isKnown(files) || !Object.values(pkg.roles).every(isKnown)) return true
  const changed = Object.values(pkg.entities).filter((other) => !isKnown(other))
  const text = changed.length === 0 ? '' : JSON.stringify(machine)
  return changed.some(({ entity }) => text.includes(`"${entity.name}"`))
}

function machineIssues(context: CheckContext, files: EntityFiles, machine: MachineDefinition): readonly Issue[] {
  const file = entityFile(files.entity.name, 'machine')
  const own = checkMachine(machine, factsOf(context, files)).map((found) => ({ file, ...found }))
  const scope = ruleScope(context, files.entity.name)
  const forms = formsOf(machine.states, '').flatMap(({ form, pointer }) =>
    objectIssues({ context, file, scope: { ...scope, input: schemaScope('input', form, context.scopes) }, owner: null }, form, pointer, false),
  )
  return [...own, ...forms]
}

function factsOf(context: CheckContext, { entity }: EntityFiles): MachineFacts {
  const roles = Object.values(context.package.roles).map((role) => {
    const permission = role.permissions[entity.name] ?? role.permissions['*']
    return [role.name, { read: permission?.read === true, edit: permission?.edit === true }] as const
  })
  return {
    entity,
    roles: new Map(roles),
    actions: actionTypes,
    entities: new Map(Object.values(context.package.entities).map((files) => [files.entity.name, files.entity])),
    checkExpression: (source, form, expected) => checkExpression(source, { ...ruleScope(context, entity.name), ...(form ? { input: schemaScope('input', form, context.scopes) } : {}) }, expected ?? undefined),
    calendars: Object.keys(context.package.calendars ?? {}),
    fieldKind: (name, field) => kindOf(context, name, field),
  }
}

function kindOf(context: CheckContext, entity: string, field: string): ScalarKind | null {
  const properties = entityIn(context.package, entity)?.entity.schema.properties ?? {}
  const property = Object.hasOwn(properties, field) ? properties[field] : undefined
  return property ? (fieldTypeOf(property)?.kind ?? null) : null
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
