/** Names: stable ids once, nothing the platform needs itself, no two things with one table, column or GraphQL name. */
import { entityFile, pointerOf } from '../../definition/index.ts'
import type { EntityDefinition, ObjectSchema } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { accessName, bulkNames, columnName, entityNames, enumValueName, isObjectName, layerNames, linesAggregateName, linesTableName, linesTypeName, tableName, timeInStateName } from '../../kernel/names.ts'
import { reservedFieldNames } from '../../model/system-fields.ts'
import { type Check, issue } from './context.ts'

/** PostgreSQL cuts longer names off, and two could become one. */
const maxIdentifier = 63

/** Types and root fields of the API that are not an entity's. */
const reservedTypes = ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID', 'JSON', 'Decimal', 'Date', 'DateTime', 'User', 'Person', 'Actor', 'Node', 'PageInfo', 'Dealership', 'OrderDirection', 'TimeBucket', 'AggregateFunction', 'PersonFilter', 'ClockFilter', 'ClocksFilter', 'ChangeKind', 'RecordChange', 'Notification', 'NotificationAdded', 'TakenNotification', 'Presence', 'PersonPresence', 'Attention', 'RecordClock', 'Reason', 'EventAccess', 'FieldAccess', 'RecordAccess', 'TimeInState', 'OnError', 'RecordVersion', 'CommandError', 'CommandIssue', 'Object', 'Function', 'DefinitionIssue', 'DefinitionFile', 'DefinitionVersion', 'DefinitionDraft', 'DefinitionPlan', 'DefinitionPlanChange', 'DefinitionsChange', 'DefinitionsSaved', 'DefinitionSaved', 'DefinitionWriteInput', 'DefinitionDecisions', 'PlannedPublication', 'DraftPerson']
const reservedQueries = ['node', 'nodes', 'changeCursor', 'me', 'user', 'users', 'actor', 'presence', 'peopleToChoose', 'definitionVersions', 'definitionFiles', 'definitionDraft', 'definitionDrafts', 'definitionChanges', 'definitionIssues', 'definitionPlan', 'definitionSimulation', 'definitionOverlays', 'plannedPublications']
/** What the API makes of an entity's type name. */
const typeSuffixes = ['', 'Input', 'Filter', 'Connection', 'Edge', 'OrderBy', 'Field', 'Event', 'GroupBy', 'Having', 'Aggregate', 'AggregateGroup', 'AggregateOrderBy', 'CountDistinct', 'Sum', 'Avg', 'Min', 'Max', 'Change', 'Bulk', 'BulkItem', 'Update', 'Sending']
const linesSuffixes = ['', 'Input', 'Filter', 'RowFilter', 'Field', 'GroupBy', 'Having', 'Aggregate', 'AggregateGroup', 'AggregateOrderBy', 'CountDistinct', 'Sum', 'Avg', 'Min', 'Max']

export const checkIds: Check = ({ elements }) => {
  const first = new Map<string, string>()
  return elements.flatMap(({ id, file, path }) => {
    const other = first.get(id)
    first.set(id, other ?? file)
    return other === undefined ? [] : [issue(file, pointerOf(path), `the id “${id}” is used twice (first in ${other})`, 'Stable ids are unique in the package: give one of the two another id.')]
  })
}

export const checkNames: Check = ({ package: pkg }) => {
  const entities = Object.values(pkg.entities).map(({ entity }) => entity)
  return [...entities.flatMap(fieldIssues), ...tableIssues(entities), ...apiIssues(entities)]
}

/** Fields and states, wherever they stand, named after what every object has. */
export const checkObjectNames: Check = ({ elements }) =>
  elements.flatMap(({ kind, file, path }) => {
    const name = String(path.at(-1))
    return named.has(kind) && isObjectName(name) ? [issue(file, pointerOf(path), `“${name}” is a name the platform needs itself`, 'Choose another name.')] : []
  })

const named: ReadonlySet<string> = new Set(['field', 'line-field', 'form-field', 'state'])

/** Events of one machine whose names the API cannot tell apart. */
export const checkEvents: Check = ({ elements }) => {
  const names = new Map<string, string>()
  return elements.flatMap(({ kind, entity, file, path }) => {
    const at = path.indexOf('on')
    if (kind !== 'transition' || at < 0) return []
    const event = String(path[at + 1])
    const key = `${entity} ${enumValueName(event)}`
    const other = names.get(key) ?? event
    names.set(key, other)
    return other === event ? [] : [issue(file, pointerOf(path.slice(0, at + 2)), `the events “${event}” and “${other}” would be one in the API, ${enumValueName(event)}`, 'Make the names differ in more than underscores.')]
  })
}

function fieldIssues(entity: EntityDefinition): readonly Issue[] {
  const file = entityFile(entity.name, 'entity')
  const lines = Object.entries(entity.schema.properties).flatMap(([name, property]) => (property.items ? columnsIssues(file, `/schema/properties/${name}/items`, property.items) : []))
  return [...columnsIssues(file, '/schema', entity.schema), ...lines]
}

function columnsIssues(file: string, pointer: string, schema: ObjectSchema): readonly Issue[] {
  const columns = new Map<string, string>()
  return Object.keys(schema.properties).flatMap((name) => {
    const at = `${pointer}/properties/${name}`
    if (reservedFieldNames.has(name)) return [issue(file, at, `“${name}” is a name the platform needs itself`, 'Choose another field name.')]
    const column = columnName(name)
    const other = columns.get(column)
    columns.set(column, name)
    return other === undefined ? [] : [issue(file, at, `“${name}” and “${other}” would be the same column, ${column}`, 'Make the names differ in more than capitals.')]
  })
}

function tableIssues(entities: readonly EntityDefinition[]): readonly Issue[] {
  const tables = new Map<string, string>()
  return entities.flatMap((entity) => {
    const file = entityFile(entity.name, 'entity')
    const lines = Object.entries(entity.schema.properties).filter(([, property]) => fieldTypeOf(property)?.name === 'lines')
    const own: readonly (readonly [string, string])[] = [[tableName(entity.name), '/name'], ...lines.map(([name]) => [linesTableName(entity.name, name), `/schema/properties/${name}`] as const)]
    return own.flatMap(([table, pointer]) => {
      if (Buffer.byteLength(table) > maxIdentifier) return [issue(file, pointer, `its table name ${table} is longer than ${maxIdentifier} characters`, 'Shorten the name of the entity or of the lines.')]
      const other = tables.get(table)
      tables.set(table, entity.name)
      return other === undefined ? [] : [issue(file, pointer, `its table ${table} is taken by “${other}”`, 'Choose another name.')]
    })
  })
}

function apiIssues(entities: readonly EntityDefinition[]): readonly Issue[] {
  const types = new Map(reservedTypes.map((name) => [name, 'the platform']))
  const queries = new Map(reservedQueries.map((name) => [name, 'the platform']))
  const mutations = new Map<string, string>()
  return entities.flatMap((entity) => {
    const names = entityNames(entity.name)
    const lineNames = Object.entries(entity.schema.properties).filter(([, property]) => property.items).map(([name]) => name)
    const lines = lineNames.map((name) => linesTypeName(entity.name, name))
    const clash =
      taken(types, [...typeSuffixes.map((suffix) => names.type + suffix), ...lines.flatMap((line) => linesSuffixes.map((suffix) => line + suffix))], entity.name) ??
      taken(queries, [names.one, names.many, names.aggregate, accessName(names), timeInStateName(names), ...lineNames.map((name) => linesAggregateName(entity.name, name))], entity.name) ??
      taken(mutations, [names.create, names.update, names.remove, names.send, ...Object.values(bulkNames(entity.name)), ...(entity.scope === 'layered' ? Object.values(layerNames(names)) : [])], entity.name)
    return clash === null ? [] : [issue(entityFile(entity.name, 'entity'), '/name', `its name “${clash.name}” in the API is taken by ${clash.owner}`, 'Choose another entity name.')]
  })
}

function taken(owners: Map<string, string>, names: readonly string[], entity: string): { readonly name: string; readonly owner: string } | null {
  const name = names.find((one) => owners.has(one))
  if (name !== undefined) return { name, owner: owners.get(name) ?? '' }
  for (const one of names) owners.set(one, `“${entity}”`)
  return null
}
