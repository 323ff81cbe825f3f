import { actionTypes } from '../../actions/index.ts'
import type { EntityFiles, MachineDefinition, StateDefinition } from '../../definition/types.ts'
import { checkExpression } from '../../expressions/index.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { ScalarKind } from '../../model/types.ts'
import type { MachineFacts } from '../../workflow/index.ts'
import { schemaScope } from '../definition-scopes.ts'
import { type CheckContext, entityIn, ruleScope } from './context.ts'

/** What machines and actions of the entity are checked against. */
export function factsOf(context: CheckContext, { entity }: EntityFiles, place: MachineFacts['place']): MachineFacts {
  const { package: pkg } = context
  const roles = Object.values(pkg.roles).map((role) => {
    const permission = role.permissions[entity.name] ?? role.permissions['*']
    return [role.name, { read: permission?.read === true, edit: permission?.edit === true }] as const
  })
  return {
    entity,
    roles: new Map(roles),
    actions: actionTypes,
    entities: new Map(Object.values(pkg.entities).map((files) => [files.entity.name, files.entity])),
    checkExpression: (source, form, expected) => checkExpression(source, { ...ruleScope(context, entity.name), ...(form ? { input: schemaScope('input', form, context.scopes) } : {}) }, expected ?? undefined),
    calendars: Object.keys(pkg.calendars ?? {}),
    messages: new Map(Object.values(pkg.messages ?? {}).map((message) => [message.name, message.entity])),
    events: (name) => eventsOf(entityIn(pkg, name)?.machine),
    place,
    fieldKind: (name, field) => kindOf(context, name, field),
  }
}

function eventsOf(machine: MachineDefinition | undefined): readonly string[] {
  const inside = (states: Readonly<Record<string, StateDefinition>>): readonly string[] => Object.values(states).flatMap((state) => [...Object.keys(state.on ?? {}), ...inside(state.states ?? {})])
  return machine ? [...new Set(inside(machine.states))] : []
}

function kindOf(context: CheckContext, entity: string, field: string): ScalarKind | null {
  const properties = entityIn(context.package, entity)?.entity.schema.properties ?? {}
  const property = Object.hasOwn(properties, field) ? properties[field] : undefined
  return property ? (fieldTypeOf(property)?.kind ?? null) : null
}
