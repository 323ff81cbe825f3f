import { permissionOf } from '../../access/index.ts'
import { enumValueName } from '../../kernel/names.ts'
import { and } from '../../kernel/sql.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { Entity } from '../../model/types.ts'
import { demandRight, readScopeOf, visibleRows } from '../../runtime/read-scope.ts'
import type { Runtime } from '../../runtime/index.ts'
import { type ListQuery, readCount, readPage, type ReadScope, type RowsQuery } from '../../store/index.ts'

/** What a list shows, as the page asks for it. Fields of the order by name, or as the API names them. */
export interface ListAsked {
  readonly entity: string
  readonly filter: JsonObject | null
  readonly search: string | null
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  /** Of a layered entity: what the dealership hides, instead of what it shows. */
  readonly hidden?: boolean
}

const pageSize = 1000
/** Further than any sheet or file of ours goes. */
const mostCounted = 20_000_000

/** The entity of a list that may be taken out of the house. @throws EngineError NOT_FOUND, FORBIDDEN */
export function exportedEntity({ model, actor }: Runtime, name: string): Entity {
  const entity = model.entities.get(name)
  if (!entity) throw new EngineError('NOT_FOUND', `There is no entity “${name}”.`)
  demandRight(model, actor, entity, 'read')
  demandRight(model, actor, entity, 'export')
  return entity
}

/** What may be read and taken out, for one statement. */
export function exportScope({ model, actor, clock }: Runtime, exported: Entity): ReadScope {
  const scope = readScopeOf(model, actor, clock())
  const takes = (alias: string, site?: Parameters<ReadScope['visible']>[2]) => visibleRows(model, actor, clock(), exported, alias, 'export', site ? { ...actor, dealership: site } : actor)
  return {
    ...scope,
    visible: (entity, alias, site) => (entity === exported ? and([scope.visible(entity, alias, site), takes(alias, site)]) : scope.visible(entity, alias, site)),
    isWhole: (entity) => scope.isWhole(entity) && (entity !== exported || permissionOf(model, actor, entity).filters.export === null),
  }
}

/** @throws EngineError BAD_INPUT, FORBIDDEN for what may not be filtered or sorted by */
export const countList = (runtime: Runtime, entity: Entity, asked: ListAsked, most = mostCounted): Promise<number> => readCount(readerOf(runtime).query, exportScope(runtime, entity), rowsOf(entity, asked), most)

/** Rows of the whole list, page by page behind a cursor. */
export async function* readList(runtime: Runtime, entity: Entity, asked: ListAsked, select: ListQuery['select']): AsyncGenerator<readonly object[]> {
  for (let after: string | null = null; ; ) {
    const { edges, hasNextPage } = await readPage(readerOf(runtime).query, exportScope(runtime, entity), { ...rowsOf(entity, asked), select, withTotal: false, first: pageSize, after })
    yield edges.map(({ node }) => node)
    after = edges.at(-1)?.cursor ?? null
    if (!hasNextPage || after === null) return
  }
}

const readerOf = ({ sums, store }: Runtime) => sums ?? store

function rowsOf(entity: Entity, { filter, search, orderBy, hidden }: ListAsked): RowsQuery {
  const byApiName = new Map([...systemFieldsOf(entity), ...entity.fields].map(({ name }) => [enumValueName(name), name]))
  return { entity, filter, search, hidden: hidden ?? null, orderBy: orderBy.map(({ field, direction }) => ({ field: byApiName.get(field) ?? field, direction: direction === 'DESC' ? 'desc' : 'asc' })) }
}
