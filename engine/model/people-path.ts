/** Where a definition names people: a user field or rows of people, of the record itself or one reference away. */
import type { EntityDefinition, PropertySchema } from '../definition/types.ts'
import { nearestName } from '../kernel/nearest-name.ts'

/** Column of rows whose values are names of roles: everybody who has one of them. */
export const roleColumn = 'role'

/** User fields that every record has. */
export const systemUserFields: readonly string[] = ['createdBy', 'updatedBy']

export interface PathProblem {
  readonly message: string
  readonly hint: string
}

interface Surroundings {
  readonly entity: (name: string) => EntityDefinition | null
  readonly roles: readonly string[]
}

/** What the path leads to; its first part a reference where there are two. */
function propertyAt(path: string, entity: EntityDefinition, around: Surroundings): { readonly owner: EntityDefinition; readonly name: string; readonly property: PropertySchema | undefined } | PathProblem {
  const [head = '', name] = path.split('.')
  const first = own(entity, head)
  if (name === undefined) return { owner: entity, name: head, property: first }
  if (!first) return unknown(entity, head)
  const target = around.entity(first['x-field'].entity ?? '')
  return target ? { owner: target, name, property: own(target, name) } : { message: `"${head}" refers to no record.`, hint: 'A path with a point leads through a reference: goal.supervisor.' }
}

const own = ({ schema }: EntityDefinition, name: string): PropertySchema | undefined => (Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined)

function unknown({ name, schema }: EntityDefinition, field: string): PathProblem {
  const names = Object.keys(schema.properties)
  const near = nearestName(field, names)
  return { message: `${name} has no field "${field}".`, hint: near ? `Did you mean "${near}"?` : `Known are ${names.join(', ')}.` }
}

/** What is wrong with the path of one person: a user field. */
export function personPathProblem(path: string, entity: EntityDefinition, around: Surroundings): PathProblem | null {
  const found = propertyAt(path, entity, around)
  if ('message' in found) return found
  if (systemUserFields.includes(found.name)) return null
  if (!found.property) return unknown(found.owner, found.name)
  return found.property['x-field'].type === 'user' ? null : { message: `"${found.name}" does not hold a person.`, hint: 'Name a field of type "user".' }
}

/** What is wrong with the path of rows of people: with a column of people, a column `role`, or both. */
export function rowsPathProblem(path: string, entity: EntityDefinition, around: Surroundings): PathProblem | null {
  const found = propertyAt(path, entity, around)
  if ('message' in found) return found
  if (!found.property) return unknown(found.owner, found.name)
  const columns = found.property.items?.properties
  if (!columns) return { message: `"${found.name}" has no rows.`, hint: 'Name a field of type "lines".' }
  const role = Object.hasOwn(columns, roleColumn) ? columns[roleColumn] : undefined
  const strange = (role?.enum ?? []).map(String).find((name) => !around.roles.includes(name))
  if (strange !== undefined) return { message: `The column "role" of "${found.name}" offers "${strange}", which is no role.`, hint: `Roles are ${around.roles.join(', ')}.` }
  const hasPeople = Object.values(columns).some((column) => column['x-field'].type === 'user')
  return hasPeople || role?.enum ? null : { message: `The rows of "${found.name}" name nobody.`, hint: 'Give them a column of type "user", or a column "role" with the names of roles to choose from.' }
}

/** Either of the two, for who may be chosen. */
export function peoplePathProblem(path: string, entity: EntityDefinition, around: Surroundings): PathProblem | null {
  const found = propertyAt(path, entity, around)
  return 'property' in found && found.property?.items ? rowsPathProblem(path, entity, around) : personPathProblem(path, entity, around)
}
