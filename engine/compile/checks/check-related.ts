/** What a record shows of others that point to it: linked lists, figures out of them, and what happened around it. */
import { entityFile } from '../../definition/index.ts'
import type { EntityFiles } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { allNames, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, unknownName } from './context.ts'

export function relatedIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  return [...panelIssues(context, files), ...figureIssues(context, files), ...sourceIssues(context, files)]
}

const fileOf = ({ entity }: EntityFiles): string => entityFile(entity.name, 'views')

function panelIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const file = fileOf(files)
  return (files.views.panels ?? []).flatMap((panel, i) => {
    const target = entityIn(context.package, panel.entity)
    if (!target) return unknownName(file, `/panels/${i}/entity`, 'entity', panel.entity, entityNamesOf(context.package))
    return [
      ...pathIssues(context, files, target, panel.field, `/panels/${i}/field`),
      ...(panel.also ?? []).flatMap((path, at) => pathIssues(context, files, target, path, `/panels/${i}/also/${at}`)),
      ...(panel.columns ?? []).flatMap((name, at) => unknownName(file, `/panels/${i}/columns/${at}`, `field of “${panel.entity}”`, name, allNames(target))),
    ]
  })
}

/** A path of references from `from` that ends at this entity. */
function pathIssues(context: CheckContext, files: EntityFiles, from: EntityFiles, path: string, pointer: string): readonly Issue[] {
  const file = fileOf(files)
  let here: EntityFiles = from
  for (const name of path.split('.')) {
    const field = Object.hasOwn(here.entity.schema.properties, name) ? here.entity.schema.properties[name] : undefined
    if (!field) return unknownName(file, pointer, `field of “${here.entity.name}”`, name, fieldNames(here))
    const next = entityIn(context.package, field['x-field'].entity ?? '')
    if (!next) return [issue(file, pointer, `“${here.entity.name}.${name}” is no reference`, 'A path leads through references to this record.')]
    here = next
  }
  if (here.entity.name === files.entity.name) return []
  return [issue(file, pointer, `“${from.entity.name}.${path}” does not point to “${files.entity.name}”`, 'A panel lists the records whose reference points here.')]
}

function figureIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const file = fileOf(files)
  return (files.views.figures ?? []).flatMap(({ of }, i) =>
    of.flatMap(({ entity = files.entity.name, by, function: name, field }, at) => {
      const pointer = `/figures/${i}/of/${at}`
      const target = entityIn(context.package, entity)
      if (!target) return unknownName(file, `${pointer}/entity`, 'entity', entity, entityNamesOf(context.package))
      const wrong = by === undefined ? [] : pathIssues(context, files, target, by, `${pointer}/by`)
      if (wrong.length > 0) return wrong
      if (name === 'count') return field === undefined ? [] : [issue(file, `${pointer}/field`, 'records are counted, not a field of theirs', 'Leave the field out.')]
      if (field === undefined) return [issue(file, pointer, `${name} needs a field`)]
      const schema = target.entity.schema.properties[field]
      if (!schema) return unknownName(file, `${pointer}/field`, `field of “${entity}”`, field, fieldNames(target))
      const isFit = fieldTypeOf(schema)?.aggregates.includes(name) === true && (name === 'sum' || of.length === 1)
      return isFit ? [] : [issue(file, pointer, `${name} of “${field}” is no figure here`, 'Numbers are summed up; the first or last of something stands alone.')]
    }),
  )
}

function sourceIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const file = fileOf(files)
  return (files.views.related?.sources ?? []).flatMap((source, i) => {
    const pointer = `/related/sources/${i}`
    const target = entityIn(context.package, source.entity)
    if (!target) return unknownName(file, `${pointer}/entity`, 'entity', source.entity, entityNamesOf(context.package))
    const rows = source.lines && target.entity.schema.properties[source.lines.field]
    return [
      ...pathIssues(context, files, target, source.field, `${pointer}/field`),
      ...(source.at === undefined ? [] : unknownName(file, `${pointer}/at`, `field of “${source.entity}”`, source.at, allNames(target))),
      ...(source.show ?? []).flatMap((name, at) => unknownName(file, `${pointer}/show/${at}`, `field of “${source.entity}”`, name, allNames(target))),
      ...(source.lines && !rows?.items ? [issue(file, `${pointer}/lines/field`, `“${source.lines.field}” has no rows`, 'Name a lines field.')] : []),
      ...(source.lines && rows?.items ? ([['at', source.lines.at], ['text', source.lines.text]] as const).flatMap(([key, name]) => unknownName(file, `${pointer}/lines/${key}`, 'column', name, Object.keys(rows.items?.properties ?? {}))) : []),
    ]
  })
}
