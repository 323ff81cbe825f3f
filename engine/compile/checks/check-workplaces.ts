/** Workplaces: what their menus and homes name exists, and can be asked for. */
import type { HomeBlock, HomeFigure, HomeRecords } from '../../definition/home.ts'
import { workplaceFile } from '../../definition/index.ts'
import type { EntityFiles, WorkplaceDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { filterIssues, kindOf } from './check-filter.ts'
import { deskIssues } from './check-desk.ts'
import { allNames, type Check, type CheckContext, entityIn, entityNamesOf, issue, unknownName } from './context.ts'

export const checkWorkplaces: Check = (context) => Object.values(context.package.workplaces).flatMap((workplace) => [...menuIssues(context, workplace), ...homeIssues(context, workplace)])

function menuIssues({ package: pkg }: CheckContext, workplace: WorkplaceDefinition): readonly Issue[] {
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
      return item.view === undefined ? [] : unknownName(file, `${at}/view`, 'saved view', item.view, viewIds(files))
    })
    return [...twice, ...items]
  })
}

const viewIds = (files: EntityFiles): readonly string[] => (files.views.list.views ?? []).map(({ id }) => id)

function homeIssues(context: CheckContext, { name, home }: WorkplaceDefinition): readonly Issue[] {
  const file = workplaceFile(name)
  return (home?.blocks ?? []).flatMap((block, i) => (context.isKnown(block) ? [] : blockIssues(context, file, `/home/blocks/${i}`, block)))
}

function blockIssues(context: CheckContext, file: string, at: string, block: HomeBlock): readonly Issue[] {
  const { package: pkg } = context
  switch (block.kind) {
    case 'tile': {
      const isTurned = block.warn !== undefined && block.urgent !== undefined && block.urgent < block.warn
      return [...recordsIssues(context, file, at, block), ...(isTurned ? [issue(file, `${at}/urgent`, `is below “warn”, so that it is never amber`)] : [])]
    }
    case 'figures':
      return block.figures.flatMap((figure, i) => [...recordsIssues(context, file, `${at}/figures/${i}`, figure), ...measureIssues(context, file, `${at}/figures/${i}`, figure)])
    case 'list':
      return [...recordsIssues(context, file, at, block), ...namedFields(context, file, block.entity, [...(block.columns ?? []).map((field, i) => [`${at}/columns/${i}`, field] as const), ...(block.orderBy ?? []).map(({ field }, i) => [`${at}/orderBy/${i}/field`, field] as const)])]
    case 'chart':
      return [...recordsIssues(context, file, at, block), ...measureIssues(context, file, at, block), ...groupIssues(context, file, at, block)]
    case 'my-day':
      return block.sources.flatMap((source, i) => [...recordsIssues(context, file, `${at}/sources/${i}`, source), ...dateIssues(context, file, `${at}/sources/${i}/date`, source.entity, source.date)])
    case 'queue':
      return [...recordsIssues(context, file, at, block), ...namedFields(context, file, block.entity, (block.columns ?? []).map((field, i) => [`${at}/columns/${i}`, field] as const)), ...machineIssues(context, file, at, block.entity)]
    case 'desk':
      return deskIssues(context, file, at, block)
    case 'search':
      return block.entities.flatMap((entity, i) => unknownName(file, `${at}/entities/${i}`, 'entity', entity, entityNamesOf(pkg)))
    case 'reports':
      return block.reports.flatMap((report, i) => unknownName(file, `${at}/reports/${i}`, 'report', report, Object.keys(pkg.reports)))
    default:
      return []
  }
}

function recordsIssues(context: CheckContext, file: string, at: string, { entity, view, filter }: HomeRecords): readonly Issue[] {
  const files = entityIn(context.package, entity)
  if (!files) return unknownName(file, `${at}/entity`, 'entity', entity, entityNamesOf(context.package))
  return [...(view === undefined ? [] : unknownName(file, `${at}/view`, 'saved view', view, viewIds(files))), ...(filter === undefined ? [] : filterIssues(context, file, `${at}/filter`, files, filter))]
}

/** Of an entity that is there; else that is said already. */
function namedFields(context: CheckContext, file: string, entity: string, named: readonly (readonly [string, string])[]): readonly Issue[] {
  const files = entityIn(context.package, entity)
  return files ? named.flatMap(([pointer, name]) => unknownName(file, pointer, 'field', name, allNames(files))) : []
}

/** Who waits waits in a state. */
function machineIssues({ package: pkg }: CheckContext, file: string, at: string, entity: string): readonly Issue[] {
  const files = entityIn(pkg, entity)
  return !files || files.machine ? [] : [issue(file, `${at}/entity`, `“${entity}” has no machine: its records wait in no state`)]
}

function measureIssues(context: CheckContext, file: string, at: string, { entity, function: name, field }: Pick<HomeFigure, 'entity' | 'function' | 'field'>): readonly Issue[] {
  if (name === 'count') return field === undefined ? [] : [issue(file, `${at}/field`, 'a count has no field')]
  if (field === undefined) return [issue(file, at, `“${name}” needs a field`, 'Name the field that it is worked out from.')]
  const files = entityIn(context.package, entity)
  const unknown = namedFields(context, file, entity, [[`${at}/field`, field]])
  const kind = files && kindOf(context, files, field)
  const isNumber = kind === 'decimal' || kind === 'integer'
  const fits = isNumber || ((name === 'min' || name === 'max') && (kind === 'date' || kind === 'datetime'))
  return unknown.length > 0 || fits || !files ? unknown : [issue(file, `${at}/field`, `“${field}” is no number, it has no ${name}`)]
}

function groupIssues(context: CheckContext, file: string, at: string, { entity, groupBy, bucket }: Extract<HomeBlock, { kind: 'chart' }>): readonly Issue[] {
  const files = entityIn(context.package, entity)
  if (!files) return []
  const unknown = namedFields(context, file, entity, [[`${at}/groupBy`, groupBy]])
  if (unknown.length > 0 || bucket === undefined) return unknown
  return dateIssues(context, file, `${at}/bucket`, entity, groupBy)
}

function dateIssues(context: CheckContext, file: string, pointer: string, entity: string, field: string): readonly Issue[] {
  const files = entityIn(context.package, entity)
  const unknown = namedFields(context, file, entity, [[pointer, field]])
  const kind = files && kindOf(context, files, field)
  return unknown.length > 0 || !files || kind === 'date' || kind === 'datetime' ? unknown : [issue(file, pointer, `“${field}” is no date and no moment`)]
}
