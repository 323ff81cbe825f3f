import { actionTypes } from '../actions/index.ts'
import { entityFile } from '../definition/index.ts'
import type { EntityFiles, ObjectSchema } from '../definition/types.ts'
import { compileExpression } from '../expressions/index.ts'
import type { Issue } from '../kernel/errors.ts'
import { entityNames, tableName } from '../kernel/names.ts'
import type { Entity, Machine, Warning } from '../model/types.ts'
import { compileMachine } from '../workflow/index.ts'
import { attempt, compileFields } from './compile-field.ts'
import { type EntityScopes, schemaScope } from './definition-scopes.ts'

/** One entity with its names, fields and machine resolved. Mistakes go to `issues`. */
export function compileEntity(files: EntityFiles, scopes: EntityScopes, customIds: ReadonlySet<string>, issues: Issue[]): Entity {
  const { entity } = files
  const fields = compileFields({ entity, file: entityFile(entity.name, 'entity'), scopes, customIds, issues })
  return Object.freeze({
    id: entity.id,
    name: entity.name,
    titles: entity.titles,
    pluralTitles: entity.pluralTitles,
    scope: entity.scope,
    icon: entity.icon ?? 'file-text',
    table: tableName(entity.name),
    names: entityNames(entity.name),
    label: entity.label,
    numbering: entity.numbering ? { start: entity.numbering.start ?? 1, prefix: entity.numbering.prefix ?? '' } : null,
    fields,
    fieldByName: new Map(fields.map((field) => [field.name, field])),
    machine: machineOf(files, scopes, issues),
    warnings: warningsOf(files, scopes, issues),
    views: files.views,
    seed: files.seed ?? null,
    scenarios: files.scenarios?.scenarios ?? [],
    prints: files.print ?? {},
    definition: entity,
  } satisfies Entity)
}

function warningsOf({ entity }: EntityFiles, scopes: EntityScopes, issues: Issue[]): readonly Warning[] {
  const record = scopes(entity.name)
  const scope = record ? { record } : {}
  return (entity.warnings ?? []).flatMap(({ id, titles, color = 'amber', when, text }, i) => {
    const compile = (key: string, source: string) => attempt(issues, entityFile(entity.name, 'entity'), `/warnings/${i}/${key}`, () => compileExpression(source, scope))
    const holds = compile('when', when)
    return holds ? [{ id, titles, color, when: holds, text: text === undefined ? null : compile('text', text) }] : []
  })
}

function machineOf(files: EntityFiles, scopes: EntityScopes, issues: Issue[]): Machine | null {
  const { entity, machine } = files
  if (!machine) return null
  const record = scopes(entity.name)
  const expressions = (source: string, form: ObjectSchema | null) =>
    compileExpression(source, { ...(record ? { record } : {}), ...(form ? { input: schemaScope('input', form, scopes) } : {}), withActor: true })
  return attempt(issues, entityFile(entity.name, 'machine'), '', () => compileMachine(machine, { expressions, actions: actionTypes }))
}
