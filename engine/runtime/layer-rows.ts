/** A dealership's own view of a shared catalogue: what it hides, and in which order it chooses. */
import type { AuditAction } from '../kernel/audit-actions.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor, Entity } from '../model/types.ts'
import { insertAudit, loadRecord, type Query, type RecordRow, rowOrder, saveHidden, savePlaces } from '../store/index.ts'
import { demandRight, readScopeOf, visibleRows } from './read-scope.ts'
import { auditHead } from './steps/journal-entries.ts'
import type { Runtime } from './types.ts'

/**
 * Hides a shared row in the actor's dealership, or shows it again. Records that use it keep it; nobody else's view changes.
 * @throws EngineError FORBIDDEN, NOT_FOUND, BAD_INPUT outside a dealership or for a row that is the dealership's own
 */
export async function hideRow(runtime: Runtime, entity: Entity, id: string, isHidden: boolean): Promise<void> {
  await changeLayer(runtime, entity, id, async (query, dealership, row) => {
    if (row.dealership !== null) throw new EngineError('BAD_INPUT', 'This row is your own.', { hint: 'Delete it, or take it out of use.' })
    return (await saveHidden(query, entity, dealership, id, isHidden)) ? (isHidden ? 'hide' : 'show') : null
  })
}

/** Puts a row before another one (null: last) where the actor's dealership chooses among them. @throws as `hideRow` */
export async function moveRow(runtime: Runtime, entity: Entity, id: string, before: string | null): Promise<void> {
  const { model, actor, clock } = runtime
  await changeLayer(runtime, entity, id, async (query, dealership) => {
    const others = (await rowOrder(query, readScopeOf(model, actor, clock()), entity, dealership)).filter((other) => other !== id)
    const at = before === null ? others.length : others.indexOf(before)
    if (at < 0) throw new EngineError('NOT_FOUND', 'There is no row to put it before.')
    await savePlaces(query, entity, dealership, [...others.slice(0, at), id, ...others.slice(at)])
    return 'move'
  })
}

async function changeLayer(runtime: Runtime, entity: Entity, id: string, change: (query: Query, dealership: string, row: RecordRow) => Promise<AuditAction | null>): Promise<void> {
  const { store, model, actor, clock } = runtime
  const dealership = dealershipOf(actor)
  demandRight(model, actor, entity, 'edit')
  const now = clock()
  await store.transaction(async (query) => {
    const row = await loadRecord(query, entity, id, { forUpdate: true, visible: visibleRows(model, actor, now, entity, 't', 'read') })
    if (!row) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
    if (!(await loadRecord(query, entity, id, { visible: visibleRows(model, actor, now, entity, 't', 'edit') }))) throw new EngineError('FORBIDDEN', 'Your role may not edit this record.')
    const action = await change(query, dealership, row)
    if (action !== null) await insertAudit(query, [{ ...auditHead({ actor, now }, entity, row), dealership, action }])
  })
}

function dealershipOf({ dealership }: Actor): string {
  if (dealership !== null) return dealership
  throw new EngineError('BAD_INPUT', 'Choose the dealership whose view is meant.', { hint: 'Switch to a dealership, or send its code in the X-Dealership header.' })
}
