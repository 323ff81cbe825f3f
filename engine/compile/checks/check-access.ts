/** Roles and workplaces: what they name exists; row filters can be SQL as a whole. */
import { roleFile, workplaceFile } from '../../definition/index.ts'
import type { EntityPermission, RoleDefinition, WorkplaceDefinition } from '../../definition/types.ts'
import { checkSqlExpression } from '../../expressions/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { celIssues, type Check, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, ruleScope, unknownName } from './context.ts'

export const checkRoles: Check = (context) => Object.values(context.package.roles).flatMap((role) => roleIssues(context, role))

function roleIssues(context: CheckContext, role: RoleDefinition): readonly Issue[] {
  const file = roleFile(role.name)
  return [
    ...unknownName(file, '/workplace', 'workplace', role.workplace, Object.keys(context.package.workplaces)),
    ...Object.entries(role.permissions).flatMap(([entity, permission]) => permissionIssues(context, file, entity, permission)),
  ]
}

function permissionIssues(context: CheckContext, file: string, name: string, permission: EntityPermission): readonly Issue[] {
  const pointer = `/permissions/${name}`
  const files = entityIn(context.package, name)
  if (name === '*') {
    const narrow = permission.filter !== undefined || permission.fields !== undefined
    return narrow ? [issue(file, `${pointer}`, 'a filter or fields cannot stand under *', 'Name the entity whose fields they speak of.')] : []
  }
  if (!files) return unknownName(file, pointer, 'entity', name, entityNamesOf(context.package))
  const { filter } = permission
  const wrong = filter === undefined ? [] : celIssues(file, `${pointer}/filter`, filter, ruleScope(context, name), 'boolean')
  const unsayable = filter === undefined || wrong.length > 0 ? [] : checkSqlExpression(filter, ruleScope(context, name)).map(({ message, hint }) => issue(file, `${pointer}/filter`, message, hint))
  return [...wrong, ...unsayable, ...Object.keys(permission.fields ?? {}).flatMap((field) => unknownName(file, `${pointer}/fields/${field}`, 'field', field, fieldNames(files)))]
}

export const checkWorkplaces: Check = (context) => Object.values(context.package.workplaces).flatMap((workplace) => workplaceIssues(context, workplace))

function workplaceIssues({ package: pkg }: CheckContext, workplace: WorkplaceDefinition): readonly Issue[] {
  const file = workplaceFile(workplace.name)
  const groups = new Set<string>()
  return workplace.navigation.flatMap((group, i) => {
    const twice = groups.has(group.id) ? [issue(file, `/navigation/${i}/id`, `the group “${group.id}” stands twice`)] : []
    groups.add(group.id)
    const items = group.items.flatMap((item, j) => {
      const at = `/navigation/${i}/items/${j}`
      if ('page' in item) return []
      if ('report' in item) return unknownName(file, `${at}/report`, 'report', item.report, Object.keys(pkg.reports))
      const files = entityIn(pkg, item.entity)
      if (!files) return unknownName(file, `${at}/entity`, 'entity', item.entity, entityNamesOf(pkg))
      return item.view === undefined ? [] : unknownName(file, `${at}/view`, 'saved view', item.view, (files.views.list.views ?? []).map(({ id }) => id))
    })
    return [...twice, ...items]
  })
}
