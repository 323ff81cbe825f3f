/** Tables whose rows come to belong to one dealership each, or to the network: scope changes that keep every row. */
import type { Issue } from '../kernel/errors.ts'
import { columnName, dataSchema } from '../kernel/names.ts'
import { ident, literal, raw, type Sql, sql, toStatement } from '../kernel/sql.ts'
import { addPrimaryKey, dealershipOfParent, dropColumn, dropKey, fillColumn, setNotNull } from './statements.ts'
import type { DataCheck, Pair, Table } from './table.ts'

const dealership = columnName('dealership')
const hasDealership = ({ columns }: Table): boolean => columns.some(({ name }) => name === dealership)
const isKeyedByDealership = ({ primaryKey }: Table): boolean => primaryKey.columns[0] === dealership

/** Whether the rows of the table change whose they are. */
export const isRekeyed = ({ live, wanted }: Pair): boolean => isKeyedByDealership(live) !== isKeyedByDealership(wanted) || (hasDealership(live) && !hasDealership(wanted))

/** Table of the records that the rows of lines belong to; null: these are records themselves. */
const parentOf = (table: Table): string | null => table.foreignKeys.find(({ onDelete }) => onDelete === 'cascade')?.target.table ?? null

export interface Rekeying {
  /** As the columns are made: whose a row is comes after. */
  readonly pair: Pair
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly checks: readonly DataCheck[]
}

/** @param dealerships codes of the network's dealerships: with just one it is clear whose shared records are */
export function rekey(pair: Pair, dealerships: readonly string[]): Rekeying {
  const { live, wanted } = pair
  const toOwn = isKeyedByDealership(wanted)
  const changesKey = isKeyedByDealership(live) !== toOwn
  const parent = parentOf(wanted)
  const only = dealerships.length === 1 ? dealerships[0] : undefined
  const owner = { name: dealership, type: 'text', nullable: true, default: null, id: null, fill: toStatement(literal(only ?? '')).text }
  return {
    pair: hasDealership(live) && !hasDealership(wanted) ? { live: { ...live, columns: live.columns.filter(({ name }) => name !== dealership) }, wanted } : toOwn ? { live, wanted: { ...wanted, columns: wanted.columns.map((column) => (column.name === dealership ? { ...column, nullable: true } : column)) } } : pair,
    before: [
      ...(changesKey ? [dropKey(wanted.name, live.primaryKey.name)] : []),
      // Asked before: no row names a dealership there.
      ...(hasDealership(live) && !hasDealership(wanted) ? [dropColumn(wanted.name, dealership)] : []),
    ],
    after: [
      ...(toOwn && parent !== null ? [dealershipOfParent(wanted.name, parent)] : []),
      ...(toOwn && parent === null && only !== undefined ? [fillColumn(wanted.name, owner)] : []),
      ...(toOwn ? [setNotNull(wanted.name, dealership)] : []),
      ...(changesKey ? [addPrimaryKey(wanted.name, wanted.primaryKey)] : []),
    ],
    checks: parent === null && live.isEmpty !== true ? ownerChecks(pair, dealerships) : [],
  }
}

function ownerChecks({ live, wanted }: Pair, dealerships: readonly string[]): readonly DataCheck[] {
  const check = (condition: Sql, message: (count: number) => string, hint: string): DataCheck => ({
    sql: toStatement(sql`select count(*) as count, null::text as example from ${ident(dataSchema, live.name)} where ${condition}`).text,
    issue: (count): Issue => ({ ...(wanted.file ? { file: wanted.file } : {}), pointer: '/scope', message: message(count), hint }),
  })
  const back = 'Set the scope back, or make a new entity and move the records.'
  if (isKeyedByDealership(wanted)) {
    if (dealerships.length === 1) return []
    const isShared = hasDealership(live) ? sql`${ident(dealership)} is null` : raw('true')
    return [check(isShared, (count) => `the scope cannot change: ${count} records of ${live.name} belong to the whole network, and nothing says to which of its ${dealerships.length} dealerships each should go`, back)]
  }
  if (hasDealership(wanted) || !hasDealership(live)) return []
  return [check(sql`${ident(dealership)} is not null`, (count) => `the scope cannot change: ${count} records of ${live.name} belong to one dealership each, and all others would see them`, 'Choose the scope "layered", which keeps them where they are, or make a new entity.')]
}
