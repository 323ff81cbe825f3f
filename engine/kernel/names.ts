/** The only place that invents table, column, index and GraphQL names. */

const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const snake = (name: string): string => words(name).join('_')
export const pascal = (name: string): string => words(name).map(capital).join('')
const camel = (name: string): string => words(name).map((word, i) => (i === 0 ? word : capital(word))).join('')
export const constant = (name: string): string => words(name).join('_').toUpperCase()

/** English plural of the last word: `work-order` → `work-orders`, `complaint-category` → `complaint-categories`. */
function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh)$/.test(name)) return `${name}es`
  return `${name}s`
}

/** Names that every JavaScript object has by itself (`constructor`, `toString` …): looking one up finds something where nothing was defined. */
export const isObjectName = (name: string): boolean => name in Object.prototype

/** PostgreSQL schema of the published entities. */
export const dataSchema = 'data'

/** PostgreSQL schema of the job queues. */
export const jobsSchema = 'jobs'

export const tableName = (entity: string): string => snake(entity)
export const linesTableName = (entity: string, field: string): string => `${snake(entity)}__${snake(field)}`
export const columnName = (field: string): string => snake(field)

/** Column of a field of a line; the table's own `parent` and `position` come first, no other name ends in `_`. */
export function lineColumnName(field: string): string {
  const name = snake(field)
  return name === 'parent' || name === 'position' ? `${name}_` : name
}

/** PostgreSQL cuts names at 63 bytes; a longer one is cut here, with a mark of the whole so that two never become one. */
export function indexName(table: string, columns: readonly string[], kind = 'idx'): string {
  const name = `${table}_${columns.join('_')}_${kind}`
  return name.length <= 63 ? name : `${name.slice(0, 55)}_${mark(name)}`
}

/** Index of one field's values; those of an overlay stand in the `custom` column. */
export function fieldIndexName(table: string, column: string, { kind, isByDealership, isCustom }: { readonly kind: 'idx' | 'key'; readonly isByDealership: boolean; readonly isCustom: boolean }): string {
  return indexName(table, [...(isByDealership ? [columnName('dealership')] : []), column], isCustom ? `custom_${kind}` : kind)
}

export const foreignKeyName = (table: string, column: string): string => indexName(table, [column], 'fkey')

/** FNV-1a, seven base-36 digits. */
function mark(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0')
}

/** GraphQL names of an entity: `work-order` → WorkOrder, workOrder, workOrders, workOrdersAggregate, createWorkOrder … */
export interface EntityNames {
  readonly type: string
  readonly one: string
  readonly many: string
  readonly aggregate: string
  readonly create: string
  readonly update: string
  readonly remove: string
  readonly send: string
}

export function entityNames(entity: string): EntityNames {
  const type = pascal(entity)
  const many = camel(plural(entity))
  return {
    type,
    one: camel(entity),
    many: many === camel(entity) ? `${many}List` : many,
    aggregate: `${many}Aggregate`,
    create: `create${type}`,
    update: `update${type}`,
    remove: `delete${type}`,
    send: `send${type}`,
  }
}

/** Subscription to the changes of an entity: workOrderChanged. */
export const changedName = ({ one }: EntityNames): string => `${one}Changed`

/** What one may do with a record: workOrderAccess. */
export const accessName = ({ one }: EntityNames): string => `${one}Access`

/** How long records stood in their states: workOrdersTimeInState. */
export const timeInStateName = ({ many }: EntityNames): string => `${many}TimeInState`

/** Figures over the rows of a lines field: workOrderWorksAggregate. */
export const linesAggregateName = (entity: string, field: string): string => `${camel(entity)}${pascal(field)}Aggregate`

/** Commands over many records at once: createWorkOrders … */
export function bulkNames(entity: string): { readonly create: string; readonly update: string; readonly remove: string; readonly send: string } {
  const many = pascal(plural(entity))
  return { create: `create${many}`, update: `update${many}`, remove: `delete${many}`, send: `send${many}` }
}

/** What a dealership does with the shared rows of a layered entity: hideComplaintCategory, moveComplaintCategory. */
export const layerNames = ({ type }: Pick<EntityNames, 'type'>): { readonly hide: string; readonly move: string } => ({ hide: `hide${type}`, move: `move${type}` })

/** GraphQL type of the rows of a lines field: `work-order`, `works` → WorkOrderWorks. */
export const linesTypeName = (entity: string, field: string): string => `${pascal(entity)}${pascal(field)}`
/** Enum value of a field name or event: `goodsDiscountPct` → GOODS_DISCOUNT_PCT. */
export const enumValueName = (value: string): string => {
  const name = constant(value)
  return /^[A-Z_]/.test(name) ? name : `_${name}`
}
