import { sql } from '../kernel/sql.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { entityTable } from '../store/index.ts'
import type { Runtime } from './types.ts'

/** A record's entity, as the dealership that the record belongs to has it. */
export interface AtHome {
  readonly runtime: Runtime
  readonly entity: Entity
}

/**
 * Who looks over the whole network works on a record by the rules of its dealership, overlay included: the same
 * button leads everybody to the same state. Rights stay those held in the network.
 */
export async function atHome(runtime: Runtime, entity: Entity, id: string): Promise<AtHome> {
  const { actor, store, modelOf } = runtime
  if (actor.dealership !== null || entity.scope === 'network' || !isUuid(id)) return { runtime, entity }
  const [row] = await store.query<{ dealership: string | null }>(sql`select t.dealership from ${entityTable(entity)} t where t.id = ${id}::uuid`)
  const code = row?.dealership ?? null
  if (code === null || !actor.dealerships.includes(code)) return { runtime, entity }
  const model = modelOf(code)
  return { runtime: { ...runtime, model, actor: { ...actor, dealership: code, dealerships: [code] } }, entity: model.entities.get(entity.name) ?? entity }
}
