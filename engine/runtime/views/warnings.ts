/** What people must know of records before they deal with them. */
import { permissionOf } from '../../access/index.ts'
import type { WarningView } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, ExpressionContext, Values } from '../../model/types.ts'
import { loadRecords, type RecordRow, systemValues, withReferences } from '../../store/index.ts'
import { visibleRows } from '../read-scope.ts'
import { readOnce } from '../steps/read-once.ts'
import type { Runtime } from '../types.ts'

const mostAsked = 300

/** Warnings of the records by id, as far as the reader may see what they tell; records without any are left out. @throws EngineError BAD_INPUT for too many */
export async function warningsOf(runtime: Runtime, locale: string, entity: Entity, ids: readonly string[]): Promise<Readonly<Record<string, readonly WarningView[]>>> {
  const { store, model, actor, clock } = runtime
  const wanted = [...new Set(ids)].filter(isUuid)
  if (wanted.length > mostAsked) throw new EngineError('BAD_INPUT', `Ask for at most ${mostAsked} records at once.`)
  if (wanted.length === 0 || entity.warnings.length === 0 || !permissionOf(model, actor, entity).read) return {}
  const rows = await loadRecords(store.query, entity, wanted, visibleRows(model, actor, clock(), entity, 't', 'read'))
  const once = readOnce(store.query)
  const told = await Promise.all(rows.map(async (row) => [row.id, await warningsOfRow({ ...runtime, store: { ...store, query: once } }, locale, entity, row)] as const))
  return Object.fromEntries(told.filter(([, warnings]) => warnings.length > 0))
}

/** The same of a record that is loaded already. */
export async function warningsOfRow(runtime: Runtime, locale: string, entity: Entity, row: RecordRow): Promise<readonly WarningView[]> {
  if (entity.warnings.length === 0) return []
  const { store, model, actor, clock } = runtime
  const paths = entity.warnings.flatMap(({ when, text }) => [...when.references, ...(text?.references ?? [])])
  const values = await withReferences(store.query, model, entity, seenBy(runtime, entity, row.values), paths, actor.dealership)
  const context: ExpressionContext = { record: { ...systemValues(row), ...values }, actor, now: clock(), timeZone: actor.timeZone ?? model.settings.timeZone }
  return entity.warnings.flatMap(({ id, titles, color, when, text }) => {
    if (when.evaluate(context) !== true) return []
    const said = text?.evaluate(context)
    return [{ id, title: titleOf(titles, locale), text: typeof said === 'string' && said !== '' ? said : null, color }]
  })
}

/** What the reader may not see is not told by a warning either. */
function seenBy({ model, actor }: Runtime, entity: Entity, values: Values): Values {
  const { restriction } = permissionOf(model, actor, entity)
  const isSeen = (name: string, target: string | null): boolean => {
    const linked = target === null ? undefined : model.entities.get(target)
    return ['none', 'read-only'].includes(restriction(name)) && (linked === undefined || permissionOf(model, actor, linked).read)
  }
  return Object.fromEntries(entity.fields.map(({ name, target }) => [name, isSeen(name, target) ? (values[name] ?? null) : null]))
}
