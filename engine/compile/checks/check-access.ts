/** Roles: what they name exists; row filters can be SQL as a whole. */
import { roleFile } from '../../definition/index.ts'
import type { EntityFiles, EntityPermission, RoleDefinition } from '../../definition/types.ts'
import { checkSqlExpression } from '../../expressions/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { celIssues, type Check, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, ruleScope, unknownName } from './context.ts'

export const checkRoles: Check = (context) => Object.values(context.package.roles).flatMap((role) => (context.isKnown(role) ? [] : roleIssues(context, role)))

function roleIssues(context: CheckContext, role: RoleDefinition): readonly Issue[] {
  const file = roleFile(role.name)
  return [
    ...unknownName(file, '/workplace', 'workplace', role.workplace, Object.keys(context.package.workplaces)),
    ...Object.entries(role.permissions).flatMap(([entity, permission]) => permissionIssues(context, file, entity, permission, entitiesMeant(context, role, entity))),
  ]
}

/** Entities a permission speaks of: the one named, or for `*` all that are not named. */
function entitiesMeant({ package: pkg }: CheckContext, role: RoleDefinition, name: string): readonly string[] {
  return entityNamesOf(pkg).filter((entity) => (name === '*' ? !Object.hasOwn(role.permissions, entity) : entity === name))
}

function permissionIssues(context: CheckContext, file: string, name: string, permission: EntityPermission, entities: readonly string[]): readonly Issue[] {
  const pointer = `/permissions/${name}`
  if (name !== '*' && entities.length === 0) return unknownName(file, pointer, 'entity', name, entityNamesOf(context.package))
  const fields = entities.flatMap((entity) => fieldNames(entityIn(context.package, entity) as EntityFiles))
  return [
    ...entities.flatMap((entity) => filterIssues(context, file, `${pointer}/filter`, entity, permission.filter)),
    ...Object.keys(permission.fields ?? {}).flatMap((field) => unknownName(file, `${pointer}/fields/${field}`, 'field', field, fields)),
  ]
}

function filterIssues(context: CheckContext, file: string, pointer: string, entity: string, filter: string | undefined): readonly Issue[] {
  if (filter === undefined) return []
  const scope = ruleScope(context, entity)
  const wrong = celIssues(file, pointer, filter, scope, 'boolean')
  return wrong.length > 0 ? wrong : checkSqlExpression(filter, scope).map(({ message, hint }) => issue(file, pointer, message, hint))
}
