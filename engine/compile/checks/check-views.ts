/** Views: every field, tab and panel they show exists. */
import { entityFile } from '../../definition/index.ts'
import type { EntityFiles } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { relatedIssues } from './check-related.ts'
import { allNames, celIssues, type Check, type CheckContext, fieldNames, issue, ruleScope, unknownName } from './context.ts'

export const checkViews: Check = (context) =>
  Object.values(context.package.entities).flatMap((files) => (context.isKnown(files) ? [] : [...formIssues(context, files), ...listIssues(files), ...relatedIssues(context, files)]))

const fileOf = ({ entity }: EntityFiles): string => entityFile(entity.name, 'views')

function formIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const file = fileOf(files)
  const { sections, tabs = [] } = files.views.form
  const seen = new Map<string, string>()
  const fields = sections.flatMap((section, i) =>
    section.fields.flatMap((name, j) => {
      const at = `/form/sections/${i}/fields/${j}`
      const unknown = unknownName(file, at, 'field', name, fieldNames(files))
      if (unknown.length > 0) return unknown
      const other = seen.get(name)
      seen.set(name, section.id)
      return other === undefined ? [] : [issue(file, at, `“${name}” stands in ${other} already`, 'A field is shown once on the form.')]
    }),
  )
  return [
    ...fields,
    ...sections.flatMap(({ tab }, i) => (tab === undefined ? [] : unknownName(file, `/form/sections/${i}/tab`, 'tab', tab, tabs.map(({ name }) => name)))),
    ...sections.flatMap(({ visible }, i) => celIssues(file, `/form/sections/${i}/visible`, visible, ruleScope(context, files.entity.name), 'boolean')),
    ...(files.views.facts ?? []).flatMap((name, i) => unknownName(file, `/facts/${i}`, 'field', name, fieldNames(files))),
  ]
}

function listIssues(files: EntityFiles): readonly Issue[] {
  const file = fileOf(files)
  const { columns, orderBy = [], filters = [], views = [] } = files.views.list
  const names = allNames(files)
  return [
    ...columns.flatMap((name, i) => unknownName(file, `/list/columns/${i}`, 'field', name, names)),
    ...orderBy.flatMap(({ field }, i) => unknownName(file, `/list/orderBy/${i}/field`, 'field', field, names)),
    ...filters.flatMap((name, i) => unknownName(file, `/list/filters/${i}`, 'field', name, names)),
    ...views.flatMap(({ filter }, i) => filterIssues(file, `/list/views/${i}/filter`, filter, names)),
  ]
}

/** The names a saved filter speaks of; its operators are GraphQL's to check. */
function filterIssues(file: string, pointer: string, filter: JsonObject, names: readonly string[]): readonly Issue[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    const parts = key === 'and' || key === 'or' ? (Array.isArray(value) ? value : [value]) : key === 'not' ? [value] : null
    if (!parts) return unknownName(file, `${pointer}/${key}`, 'field', key, names)
    return parts.flatMap((part, i) => (typeof part === 'object' && part !== null ? filterIssues(file, `${pointer}/${key}/${i}`, part as JsonObject, names) : []))
  })
}
