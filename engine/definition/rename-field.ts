/** A field goes on under another name, wherever the package and its overlays speak of it. Pure, over files as text. */
import type { JsonObject } from '../kernel/json.ts'
import { entityFile, placeOf } from './file-place.ts'
import { renamed as renamedOperation } from './rebase/renames.ts'
import { celOfFields, inMachine } from './rename-machine.ts'
import { inAutomation, inIntake, inPrint, inReport, inRole, inScenarios, inSeed, type ReportShape } from './rename-others.ts'
import { type FieldRename, type FieldsAt, fieldsOf, type Renamer, renamer } from './rename-scope.ts'
import { changedOf, contentsIn, type Files, walked, type Ways } from './rename-walk.ts'
import type { AutomationDefinition, EntityDefinition, EntityFiles, IntakeDefinition, MessageDefinition, ObjectSchema, OverlayDefinition, PackageDefinition, RoleDefinition, ScenariosDefinition } from './types.ts'

const ofEntity: Ways = { label: 'path', fields: 'path', when: 'cel', text: 'cel' }
const paths = (...keys: readonly string[]): Ways => Object.fromEntries(keys.map((key) => [key, 'path']))
const ofViews: Ways = { ...paths('fields', 'columns', 'filters', 'facts', 'card', 'sums', 'swimLanes', 'start', 'end', 'duration', 'resources', 'occupies', 'title', 'dimensions', 'measures', 'field', 'also', 'by', 'show', 'at'), visible: 'cel', filter: 'filter' }
const ofWorkplace: Ways = { ...paths('field', 'date', 'columns', 'groupBy', 'fields', 'about', 'script'), filter: 'filter' }

/** The files that change. Nothing does where the entity has no such field. */
export function renameField(files: Files, rename: FieldRename): Files {
  const content = contentsIn(files)
  const schemas = new Map([...content].flatMap(([path, value]): [string, ObjectSchema][] => (placeOf(path)?.kind === 'entity' ? [[placeOf(path)?.name ?? '', (value as EntityDefinition).schema]] : [])))
  const to = renamer(schemas, rename)
  const next = [...content].map(([path, value]) => [path, value, renamedFile(path, value, to, rename, schemas)] as const)
  const overlays = next.map(([path, value, changed]) => [path, value, placeOf(path)?.kind === 'overlay' && rename.lines === null ? renamedOverlay(value as OverlayDefinition, rename, content) : changed] as const)
  return changedOf(overlays)
}

function renamedFile(path: string, value: unknown, to: Renamer, rename: FieldRename, schemas: ReadonlyMap<string, ObjectSchema>): unknown {
  const place = placeOf(path)
  if (!place || typeof value !== 'object' || value === null) return value
  const own = fieldsOf(place.name.split('/')[0] ?? '')
  if (place.kind === 'entity') return { ...(walked(value, own, ofEntity, to, false) as EntityDefinition), schema: inSchema((value as EntityDefinition).schema, own, to) }
  if (place.kind === 'views') return inRelated(walked(value, own, ofViews, to, true), to)
  if (place.kind === 'machine') return inMachine(value, own, to)
  if (place.kind === 'seed') return inSeed(value as { readonly key: string; readonly records: readonly JsonObject[] }, own, to)
  if (place.kind === 'print') return inPrint(value, own, to)
  if (place.kind === 'role') return inRole(value as RoleDefinition, to, rename, schemas)
  if (place.kind === 'automation') return inAutomation(value as AutomationDefinition, to, (actions, of) => inMachine(actions, of, to))
  if (place.kind === 'intake') return inIntake(value as IntakeDefinition, to)
  if (place.kind === 'message') return inPrint(value, fieldsOf((value as MessageDefinition).entity), to)
  if (place.kind === 'scenarios') return inScenarios(value as ScenariosDefinition, own, to)
  if (place.kind === 'report') return inReport(value as ReportShape, to)
  return place.kind === 'workplace' ? walked(value, own, ofWorkplace, to, true) : value
}

function inSchema(schema: ObjectSchema, at: FieldsAt, to: Renamer): ObjectSchema {
  const record = fieldsOf(at.entity)
  const line = at.lines === null ? null : at
  const keyword = (key: string, value: unknown, target: string | undefined): unknown => {
    if (celOfFields[key]) return to.cel(value as string, record, line)
    if (key === 'form' || key === 'people' || key === 'finds') return to.path(value as string, at)
    if (key !== 'choices' && key !== 'first') return value
    const paths = Object.entries(value as Readonly<Record<string, string>>).map(([name, path]) => [name, to.cel(path, record)])
    return to.keys(Object.fromEntries(paths) as Readonly<Record<string, string>>, fieldsOf(target ?? ''))
  }
  const properties = Object.entries(schema.properties).map(([name, property]) => [
    name,
    {
      ...property,
      ...(property.items ? { items: inSchema(property.items, fieldsOf(at.entity, name), to) } : {}),
      'x-field': Object.fromEntries(Object.entries(property['x-field']).map(([key, value]) => [key, keyword(key, value, property['x-field'].entity)])),
    },
  ])
  return { ...schema, ...(schema.required ? { required: schema.required.map((name) => to.path(name, at)) } : {}), properties: to.keys(Object.fromEntries(properties), at) as ObjectSchema['properties'] }
}

/** Rows of lines that are told one by one are named within their lines. */
function inRelated(views: unknown, to: Renamer): unknown {
  const { related } = views as { readonly related?: { readonly sources: readonly { readonly entity: string; readonly lines?: { readonly field: string; readonly at: string; readonly text: string } }[] } }
  if (!related) return views
  const sources = related.sources.map((source) => {
    if (!source.lines) return source
    const { field, at, text } = source.lines
    const rows = to.endOf(field, fieldsOf(source.entity))
    return { ...source, lines: { field, at: rows ? to.path(at, rows) : at, text: rows ? to.path(text, rows) : text } }
  })
  return { ...(views as object), related: { ...related, sources } }
}

/** Overlays speak of fields by name where rebasing them would follow the rename, too. */
function renamedOverlay(overlay: OverlayDefinition, { entity, from, to }: FieldRename, content: ReadonlyMap<string, unknown>): OverlayDefinition {
  const entities = [...content].flatMap(([path, value]): [string, EntityFiles][] => {
    const { kind, name = '' } = placeOf(path) ?? {}
    const [views, machine] = [content.get(entityFile(name, 'views')), content.get(entityFile(name, 'machine'))]
    return kind === 'entity' && views ? [[name, { entity: value, views, ...(machine ? { machine } : {}) } as EntityFiles]] : []
  })
  const pkg = { entities: Object.fromEntries(entities), roles: {}, workplaces: {}, reports: {} } as unknown as PackageDefinition
  const renames = { entities: new Map<string, string>(), fields: new Map([[entity, new Map([[from, to]])]]), states: new Map<string, ReadonlyMap<string, string>>() }
  return { ...overlay, operations: overlay.operations.map((operation) => renamedOperation(operation, pkg, renames)) }
}
