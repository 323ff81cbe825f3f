/** A field goes on under another name, wherever the package and its overlays speak of it. Pure, over files as text. */
import type { Json, JsonObject } from '../kernel/json.ts'
import { entityFile, placeOf } from './file-place.ts'
import { renamed as renamedOperation } from './rebase/renames.ts'
import { type FieldRename, type FieldsAt, fieldsOf, type Renamer, renamer } from './rename-scope.ts'
import type { EntityDefinition, EntityFiles, ObjectSchema, OverlayDefinition, PackageDefinition, RoleDefinition } from './types.ts'

type Files = Readonly<Record<string, string>>
type Value = unknown
/** How the text under a key speaks of fields. */
type Way = 'path' | 'cel' | 'filter'
type Ways = Readonly<Record<string, Way>>

const celOfFields: Ways = { computed: 'cel', initial: 'cel', backfill: 'cel', visible: 'cel', requiredWhen: 'cel', rule: 'cel' }
const ofEntity: Ways = { label: 'path', fields: 'path', when: 'cel', text: 'cel' }
const paths = (...keys: readonly string[]): Ways => Object.fromEntries(keys.map((key) => [key, 'path']))
const ofViews: Ways = { ...paths('fields', 'columns', 'filters', 'facts', 'card', 'sums', 'swimLanes', 'start', 'end', 'duration', 'resources', 'title', 'dimensions', 'measures', 'field', 'also', 'by', 'show', 'at'), visible: 'cel', filter: 'filter' }
const ofMachine: Ways = { cel: 'cel', at: 'cel', editable: 'path', required: 'path' }
const ofWorkplace: Ways = { ...paths('field', 'date', 'columns', 'groupBy'), filter: 'filter' }
const ofPrint: Ways = { field: 'path', visible: 'cel' }

/** The files that change. Nothing does where the entity has no such field. */
export function renameField(files: Files, rename: FieldRename): Files {
  const content = new Map(Object.entries(files).flatMap(([path, text]) => parsed(path, text)))
  const schemas = new Map([...content].flatMap(([path, value]): [string, ObjectSchema][] => (placeOf(path)?.kind === 'entity' ? [[placeOf(path)?.name ?? '', (value as EntityDefinition).schema]] : [])))
  const to = renamer(schemas, rename)
  const next = [...content].map(([path, value]) => [path, value, renamedFile(path, value, to, rename, schemas)] as const)
  const overlays = next.map(([path, value, changed]) => [path, value, placeOf(path)?.kind === 'overlay' && rename.lines === null ? renamedOverlay(value as OverlayDefinition, rename, content) : changed] as const)
  return Object.fromEntries(overlays.flatMap(([path, before, after]) => (JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, `${JSON.stringify(after, null, 2)}\n`]])))
}

function parsed(path: string, text: string): [string, Value][] {
  try {
    return [[path, JSON.parse(text)]]
  } catch {
    return []
  }
}

function renamedFile(path: string, value: Value, to: Renamer, rename: FieldRename, schemas: ReadonlyMap<string, ObjectSchema>): Value {
  const place = placeOf(path)
  if (!place || typeof value !== 'object' || value === null) return value
  const own = fieldsOf(place.name.split('/')[0] ?? '')
  if (place.kind === 'entity') return { ...(walked(value, own, ofEntity, to, false) as EntityDefinition), schema: inSchema((value as EntityDefinition).schema, own, to) }
  if (place.kind === 'views') return inRelated(walked(value, own, ofViews, to, true), to)
  if (place.kind === 'machine') return inMachine(value, own, to)
  if (place.kind === 'seed') return inSeed(value as { readonly key: string; readonly records: readonly JsonObject[] }, own, to)
  if (place.kind === 'print') return inPrint(value, own, to)
  if (place.kind === 'role') return inRole(value as RoleDefinition, to, rename, schemas)
  if (place.kind === 'report') return inReport(value as ReportShape, to)
  return place.kind === 'workplace' ? walked(value, own, ofWorkplace, to, true) : value
}

/** Every text below by the way of its key; `shifts`: an object that names an entity speaks of that entity's fields. */
function walked(value: Value, at: FieldsAt, ways: Ways, to: Renamer, shifts: boolean): Value {
  if (Array.isArray(value)) return value.map((entry: Value) => walked(entry, at, ways, to, shifts))
  if (typeof value !== 'object' || value === null) return value
  const { entity } = value as { readonly entity?: Value }
  const here = shifts && typeof entity === 'string' ? fieldsOf(entity) : at
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ways[key] ? written(inner, here, ways[key], ways, to, shifts) : walked(inner, here, ways, to, shifts)]))
}

function written(value: Value, at: FieldsAt, way: Way, ways: Ways, to: Renamer, shifts: boolean): Value {
  if (way === 'filter') return to.filter(value as JsonObject, at)
  if (typeof value === 'string') return way === 'cel' ? to.cel(value, at) : to.path(value, at)
  if (Array.isArray(value)) return value.map((entry: Value) => (typeof entry === 'string' ? written(entry, at, way, ways, to, shifts) : walked(entry, at, ways, to, shifts)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner, at, way, ways, to, shifts)]))
}

function inSchema(schema: ObjectSchema, at: FieldsAt, to: Renamer): ObjectSchema {
  const record = fieldsOf(at.entity)
  const line = at.lines === null ? null : at
  const keyword = (key: string, value: Value): Value => (celOfFields[key] ? to.cel(value as string, record, line) : key === 'form' ? to.path(value as string, at) : value)
  const properties = Object.entries(schema.properties).map(([name, property]) => [
    name,
    {
      ...property,
      ...(property.items ? { items: inSchema(property.items, fieldsOf(at.entity, name), to) } : {}),
      'x-field': Object.fromEntries(Object.entries(property['x-field']).map(([key, value]) => [key, keyword(key, value)])),
    },
  ])
  return { ...schema, ...(schema.required ? { required: schema.required.map((name) => to.path(name, at)) } : {}), properties: to.keys(Object.fromEntries(properties), at) as ObjectSchema['properties'] }
}

/** Rows of lines that are told one by one are named within their lines. */
function inRelated(views: Value, to: Renamer): Value {
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

/** Of what a transition asks only the CEL is about the record; actions say by their params what they write. */
function inMachine(value: Value, own: FieldsAt, to: Renamer): Value {
  if (Array.isArray(value)) return value.map((entry: Value) => inMachine(entry, own, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'form') return [key, walked(inner, own, celOfFields, to, false)]
      if (key === 'params') return [key, inParams(inner as JsonObject, own, to)]
      return [key, ofMachine[key] ? written(inner, own, ofMachine[key], ofMachine, to, false) : inMachine(inner, own, to)]
    }),
  )
}

const celParams: Ways = { cel: 'cel', user: 'cel', text: 'cel', body: 'cel', when: 'cel', values: 'cel', field: 'path', link: 'path' }

function inParams(params: JsonObject, own: FieldsAt, to: Renamer): Value {
  const target = typeof params.entity === 'string' ? fieldsOf(params.entity) : own
  const recipient = (one: Json): Json => (typeof one === 'string' && one.startsWith('field:') ? `field:${to.path(one.slice('field:'.length), own)}` : one)
  const entries = Object.entries(walked(params, own, celParams, to, false) as JsonObject).map(([key, value]) => {
    if (key === 'values') return [key, to.keys(value as JsonObject, target)]
    return [key, key === 'to' && Array.isArray(value) ? value.map(recipient) : value]
  })
  return Object.fromEntries(entries)
}

function inSeed({ key, records, ...rest }: { readonly key: string; readonly records: readonly JsonObject[] }, own: FieldsAt, to: Renamer): Value {
  const row = (values: JsonObject): JsonObject => {
    const inner = Object.entries(values).map(([name, value]) => {
      const rows = to.endOf(name, own)
      return [name, rows?.lines && Array.isArray(value) ? value.map((line) => to.keys(line as JsonObject, rows)) : value]
    })
    return to.keys(Object.fromEntries(inner) as JsonObject, own)
  }
  return { ...rest, key: to.path(key, own), records: records.map(row) }
}

function inPrint(value: Value, at: FieldsAt, to: Renamer): Value {
  if (typeof value === 'string') return to.template(value, at)
  if (Array.isArray(value)) return value.map((entry: Value) => inPrint(entry, at, to))
  if (typeof value !== 'object' || value === null) return value
  const { kind, field, columns } = value as { readonly kind?: Value; readonly field?: Value; readonly columns?: Value }
  const rows = kind === 'lines' && typeof field === 'string' ? to.endOf(field, at) : null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'columns' && rows ? inPrint(columns, rows, to) : ofPrint[key] ? written(inner, at, ofPrint[key], ofPrint, to, false) : inPrint(inner, at, to)]))
}

/** What `*` restricts it restricts of every entity that the role does not name: nothing becomes visible by a rename. */
function inRole(role: RoleDefinition, to: Renamer, { entity, lines, from, to: name }: FieldRename, schemas: ReadonlyMap<string, ObjectSchema>): RoleDefinition {
  const permissions = Object.entries(role.permissions).map(([named, permission]) => {
    const at = fieldsOf(named)
    const filter = permission.filter === undefined ? {} : { filter: to.cel(permission.filter, at) }
    if (!permission.fields) return [named, { ...permission, ...filter }]
    const mode = permission.fields[from]
    if (named !== '*' || mode === undefined || lines !== null || !schemas.get(entity)?.properties[from] || Object.hasOwn(role.permissions, entity)) return [named, { ...permission, ...filter, fields: to.keys(permission.fields, at) }]
    const isOthers = [...schemas].some(([other, { properties }]) => other !== entity && Object.hasOwn(properties, from))
    const kept = Object.fromEntries(Object.entries(permission.fields).filter(([field]) => field !== from || isOthers))
    return [named, { ...permission, ...filter, fields: { ...kept, [name]: mode } }]
  })
  return { ...role, permissions: Object.fromEntries(permissions) }
}

interface TableShape {
  readonly id: string
  readonly dimension?: { readonly field: string; readonly show?: readonly string[] }
  readonly columns?: readonly { readonly id: string; readonly measure?: string }[]
  readonly orderBy?: readonly { readonly column: string }[]
  /** Of a chart: the table whose rows are drawn, and the field that names them. */
  readonly table?: string
  readonly label?: string
}

interface ReportShape {
  readonly measures: Readonly<Record<string, { readonly source?: string; readonly field?: string; readonly filter?: string }>>
  readonly blocks: readonly TableShape[]
}

function inReport(report: ReportShape, to: Renamer): Value {
  const measures = Object.entries(report.measures).map(([name, measure]) => [name, measure.source === undefined ? measure : walked(measure, fieldsOf(measure.source), { field: 'path', filter: 'cel' }, to, false)])
  const sourceOf = ({ columns }: TableShape): FieldsAt | null => {
    const source = columns?.map(({ measure }) => report.measures[measure ?? '']?.source).find((one) => one !== undefined)
    return source === undefined ? null : fieldsOf(source)
  }
  /** Fields of the records that the rows of a table stand for. */
  const rowsOf = (block: TableShape | undefined): FieldsAt | null => {
    const source = block && sourceOf(block)
    return source && block.dimension ? to.endOf(block.dimension.field, source) : null
  }
  const blocks = report.blocks.map((block) => {
    const rows = rowsOf(block.table === undefined ? block : report.blocks.find(({ id }) => id === block.table))
    const source = sourceOf(block)
    const shown = (name: string): string => (rows && !block.columns?.some(({ id }) => id === name) ? to.path(name, rows) : name)
    return {
      ...block,
      ...(block.dimension && source ? { dimension: { ...block.dimension, field: to.path(block.dimension.field, source), ...(block.dimension.show ? { show: block.dimension.show.map(shown) } : {}) } } : {}),
      ...(block.orderBy ? { orderBy: block.orderBy.map((order) => ({ ...order, column: shown(order.column) })) } : {}),
      ...(block.label === undefined ? {} : { label: shown(block.label) }),
    }
  })
  return { ...report, measures: Object.fromEntries(measures), blocks }
}

/** Overlays speak of fields by name where rebasing them would follow the rename, too. */
function renamedOverlay(overlay: OverlayDefinition, { entity, from, to }: FieldRename, content: ReadonlyMap<string, Value>): OverlayDefinition {
  const entities = [...content].flatMap(([path, value]): [string, EntityFiles][] => {
    const { kind, name = '' } = placeOf(path) ?? {}
    const [views, machine] = [content.get(entityFile(name, 'views')), content.get(entityFile(name, 'machine'))]
    return kind === 'entity' && views ? [[name, { entity: value, views, ...(machine ? { machine } : {}) } as EntityFiles]] : []
  })
  const pkg = { entities: Object.fromEntries(entities), roles: {}, workplaces: {}, reports: {} } as unknown as PackageDefinition
  const renames = { entities: new Map<string, string>(), fields: new Map([[entity, new Map([[from, to]])]]), states: new Map<string, ReadonlyMap<string, string>>() }
  return { ...overlay, operations: overlay.operations.map((operation) => renamedOperation(operation, pkg, renames)) }
}
