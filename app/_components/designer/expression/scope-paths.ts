/** The fields of a scope as a builder of conditions offers them. */
import { type FieldScope, type FieldView, titleOf } from '../../../../engine/client.ts'
import type { FieldAt } from '../../condition/condition-model.ts'
import type { FieldPath } from '../../condition/use-paths.ts'
import type { ExpressionScope } from './scope.ts'

/** Words for what holds fields. */
export type ScopeWords = (name: 'record' | 'line' | 'input' | 'params' | 'call' | 'actorRoles') => string

/** Facts of a record that no condition asks for. */
const unasked: ReadonlySet<string> = new Set(['id', 'version', 'updatedAt', 'updatedBy'])

/** The state first, then the entity's own fields, then what every record has. */
const every: ReadonlySet<string> = new Set(['dealership', 'number', 'stateSince', 'createdAt', 'createdBy'])
const order = (name: string): number => (name === 'state' ? 0 : every.has(name) ? 2 : 1)

function viewOf(name: string, field: FieldScope, locale: string): FieldView {
  const target = field.target?.()
  const isReference = field.kind === 'id' && target !== undefined
  const isPerson = field.kind === 'id' && !isReference && name !== 'id'
  return {
    name,
    title: field.titles ? titleOf(field.titles, locale) : name,
    type: field.lines ? 'lines' : isPerson ? 'user' : isReference ? 'reference' : (field.kind ?? 'json'),
    kind: field.kind,
    graphqlName: name,
    sortable: false,
    ...(isReference && { target: { entity: target.name, type: '', many: '', one: '' } }),
    ...(field.options && { options: field.options.map((value) => ({ value, title: field.optionTitles?.[value] ? titleOf(field.optionTitles[value], locale) : value })) }),
  }
}

const isAsked = (view: FieldView): boolean => view.type === 'lines' || (view.kind !== null && view.kind !== 'json' && !unasked.has(view.name))

/** The record's own fields, those of the records it points to, rows, inputs, parameters and the roles of the one who acts. */
export function scopePaths({ types, roles }: ExpressionScope, locale: string, words: ScopeWords): { readonly paths: readonly FieldPath[]; readonly fieldAt: FieldAt } {
  const views = new Map<string, FieldView>()
  const paths: FieldPath[] = []
  const add = (path: string, view: FieldView, of: string | null) => {
    views.set(path, view)
    if (isAsked(view)) paths.push({ path, title: view.title, of })
  }
  for (const root of ['record', 'line', 'input', 'params', 'call'] as const) {
    const fields = [...(types[root]?.fields ?? [])].sort(([a], [b]) => order(a) - order(b)).map(([name, field]) => [name, field, viewOf(name, field, locale)] as const)
    for (const [name, , view] of fields) add(`${root}.${name}`, view, root === 'record' ? null : words(root))
    for (const [name, field, view] of fields) {
      if (view.type !== 'reference') continue
      for (const [inner, one] of field.target?.().fields ?? []) add(`${root}.${name}.${inner}`, viewOf(inner, one, locale), view.title)
    }
  }
  if (types.withActor) add('actor.roles', { name: 'roles', title: words('actorRoles'), type: 'list', kind: 'string', graphqlName: 'roles', sortable: false, options: roles.map(({ value, label }) => ({ value, title: label })) }, null)
  return { paths, fieldAt: (path) => views.get(path.join('.')) }
}
