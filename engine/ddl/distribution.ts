/** How the tables spread over several servers with Citus: see citus.md. Pure. */
import { dataSchema } from '../kernel/names.ts'
import { literal, toStatement } from '../kernel/sql.ts'
import type { Model } from '../model/types.ts'
import type { Table } from './table.ts'

export interface Distribution {
  /** Spread by dealership; those first that others point to. */
  readonly distributed: readonly string[]
  /** The same on every server, in the same order. */
  readonly reference: readonly string[]
}

/** The column that says on which server a row lies. */
const distributionColumn = 'dealership'

/** Records that belong to one dealership each are spread, with their lines; what the network shares is everywhere. */
export function distributionOf(model: Model, tables: readonly Table[]): Distribution {
  const own = new Set([...model.entities.values()].filter(({ scope }) => scope === 'dealership').flatMap((entity) => [entity.table, ...entity.fields.flatMap((field) => field.lines?.table ?? [])]))
  const ordered = targetsFirst(tables).map(({ name }) => name)
  return { distributed: ordered.filter((name) => own.has(name)), reference: ordered.filter((name) => !own.has(name)) }
}

/** Tables in an order in which foreign keys find what they point to; circles are broken somewhere. */
function targetsFirst(tables: readonly Table[]): readonly Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const done = new Set<Table>()
  const visit = (table: Table, trail: ReadonlySet<Table>): void => {
    if (done.has(table) || trail.has(table)) return
    for (const { target } of table.foreignKeys) {
      const other = target.schema === dataSchema ? byName.get(target.table) : undefined
      if (other) visit(other, new Set([...trail, table]))
    }
    done.add(table)
  }
  for (const table of tables) visit(table, new Set())
  return [...done]
}

/** Why the tables could not be spread like that, each as a sentence; none where they can. */
export function distributionProblems(tables: readonly Table[], { distributed }: Distribution): readonly string[] {
  const spread = new Set(distributed)
  return tables.flatMap((table) => [...linkProblems(table, spread), ...(spread.has(table.name) ? keyProblems(table) : [])])
}

function keyProblems(table: Table): readonly string[] {
  const column = table.columns.find(({ name }) => name === distributionColumn)
  const unique = table.indexes.filter((index) => index.unique && !index.definition.startsWith(`using btree ("${distributionColumn}", `))
  return [
    ...(column ? [] : [`${table.name} has no column ${distributionColumn}`]),
    ...(table.primaryKey.columns[0] === distributionColumn ? [] : [`the primary key of ${table.name} does not begin with ${distributionColumn}`]),
    ...unique.map(({ name }) => `the unique index ${name} does not begin with ${distributionColumn}`),
  ]
}

function linkProblems(table: Table, spread: ReadonlySet<string>): readonly string[] {
  return table.foreignKeys.flatMap(({ name, columns, target }) => {
    if (target.schema !== dataSchema || !spread.has(target.table)) return []
    if (!spread.has(table.name)) return [`${name} points from ${table.name}, which is everywhere, to ${target.table}, which is not`]
    const isTogether = columns[0] === distributionColumn && target.columns[0] === distributionColumn
    return isTogether ? [] : [`${name} leads from ${table.name} to another server: it does not begin with ${distributionColumn}`]
  })
}

/** The statements that spread a database that is filled already. `platform`: names of the platform's tables, targets first. */
export function distributionScript({ distributed, reference }: Distribution, platform: readonly string[]): readonly string[] {
  const call = (name: string, ...values: readonly string[]): string => `select ${name}(${values.map((value) => toStatement(literal(value)).text.trim()).join(', ')});`
  const [first] = distributed
  return [
    'create extension if not exists citus;',
    ...platform.map((name) => call('create_reference_table', `platform."${name}"`)),
    ...reference.map((name) => call('create_reference_table', `${dataSchema}."${name}"`)),
    ...distributed.map((name) =>
      name === first ? call('create_distributed_table', `${dataSchema}."${name}"`, distributionColumn) : call('create_distributed_table', `${dataSchema}."${name}"`, distributionColumn).replace(');', `, colocate_with => '${dataSchema}."${first}"');`),
    ),
  ]
}
