import { fieldAccess, reasonText } from '../../access/index.ts'
import type { ListView, RecordView } from '../../engine.ts'
import { entityViewOf, eventViewsOf, factsOf, formOf, listViewOf, recordLabel, stateOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, ExpressionContext } from '../../model/types.ts'
import { loadRecord, type RecordRow, withReferences } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { demandRight, isNetworks, visibleRows } from '../read-scope.ts'
import { notePersonal } from '../personal-reads.ts'
import { rowRefusal } from '../row-rights.ts'
import { runList } from '../run-query.ts'
import { withoutForeign } from '../steps/check-references.ts'
import { formValueOf } from '../steps/check-record.ts'
import { contextOf, type Expand } from '../steps/expression-context.ts'
import { readableValues } from '../steps/readable-values.ts'
import { withComputed, withInitialValues } from '../steps/values.ts'
import { recordClockViews } from '../time/clock-views.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from './labels.ts'
import { figuresOf, mayFollow, panelFilter } from './related.ts'
import { warningsOfRow } from './warnings.ts'

/** Everything the record page shows: form by state and role, buttons with why-not, facts, linked lists. */
export async function recordView(asked: Runtime, locale: string, of: Entity, id: string | null, prefill: JsonObject = {}): Promise<RecordView> {
  const { runtime, entity } = id === null ? { runtime: asked, entity: of } : await atHome(asked, of, id)
  const row = id === null ? await newRow(runtime, entity, prefill) : await existingRow(runtime, entity, id)
  const { model, actor } = runtime
  const context = await contextOf({ model, actor, now: runtime.clock() }, expandWith(runtime), entity, row)
  const values = readableValues(model, actor, entity, row.values)
  const labels = await labelsOf(runtime, entity, [values])
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels }
  const isNew = id === null
  if (!isNew) notePersonal(runtime, entity, row.id, entity.fields.map((field) => ({ key: field.name, kind: 'column', name: field.name })))
  const form = formOf({ model, entity, actor, locale, state: row.state, record: row.values, isNew, id, labels, formValueOf: (field) => formValueOf(context, field) })
  const shown = new Set([...fieldAccess(model, actor, entity, row.state, isNew)].flatMap(([name, { mode }]) => (mode === 'hidden' || mode === 'masked' ? [] : [name])))
  const state = stateOf(entity, row.state, locale)
  const refusal = isNew ? null : await rowRefusal(runtime, entity, row, 'edit')
  const isOpen = refusal === null
  return {
    entity: entityViewOf(entity, locale),
    id,
    number: row.number,
    numberPrefix: entity.numbering?.prefix ?? '',
    label: isNew ? titleOf(entity.titles, locale) : recordLabel(entity, { ...values, number: row.number }, format),
    version: row.version,
    dealership: row.dealership,
    state: state && { ...state, since: row.stateSince },
    form: { schema: form.schema, uiSchema: form.uiSchema, data: form.data },
    mayEdit: form.mayEdit && isOpen,
    readOnlyReasons: form.mayEdit && refusal ? { ...form.readOnlyReasons, '': reasonText(refusal, locale) } : form.readOnlyReasons,
    labels,
    events: isNew || row.state === null || isNetworks(actor, entity, row) ? [] : eventViewsOf(model, entity, row.state, context, locale, labels),
    warnings: isNew ? [] : await warningsOfRow(runtime, locale, entity, row),
    facts: [...(isNew ? [] : await figuresOf(runtime, locale, entity, row)), ...factsOf(entity, values, shown, format)],
    related: !isNew && entity.views.related ? { id: entity.views.related.id, title: titleOf(entity.views.related.titles, locale) } : null,
    panels: isNew ? [] : await panelsOf(runtime, locale, entity, row.id),
    mayDelete: !isNew && (await rowRefusal(runtime, entity, row, 'delete')) === null,
    duplicateFields: [...new Set((entity.definition.duplicates ?? []).flatMap(({ fields }) => fields))].filter((name) => shown.has(name)),
    prints: isNew ? [] : Object.values(entity.prints).map((form) => ({ name: form.name, title: titleOf(form.titles, locale) })),
    clocks: isNew ? [] : await recordClockViews(runtime, entity, row, locale),
  }
}

export const expandWith =
  ({ store, model, actor }: Runtime): Expand =>
  (entity, values, paths) =>
    withReferences(store.query, model, entity, values, paths, actor.dealership)

/** A record with these values as it would be made, not written. @throws EngineError FORBIDDEN */
export async function newRow(runtime: Runtime, entity: Entity, prefill: JsonObject): Promise<RecordRow> {
  const { model, actor, clock } = runtime
  demandRight(model, actor, entity, 'create')
  const now = clock().toISOString()
  const named = Object.fromEntries(Object.entries(prefill).filter(([name]) => entity.fieldByName.has(name))) as Record<string, Json>
  // What others' records hold must not be told by the fields that are filled from them.
  const known = await withoutForeign(runtime.store.query, { model, actor, now: clock() }, entity, named)
  const blank: RecordRow = { id: '', dealership: actor.dealership, number: null, state: null, stateSince: null, version: 0, createdAt: now, createdBy: actor.id, updatedAt: now, updatedBy: actor.id, values: known }
  const context: ExpressionContext = await contextOf({ model, actor, now: clock() }, expandWith(runtime), entity, blank, { purpose: 'create' })
  return { ...blank, values: withComputed(entity, withInitialValues(entity, known, context), context) }
}

/** The row as the actor may read it. @throws EngineError NOT_FOUND */
export async function existingRow({ store, model, actor, clock }: Runtime, entity: Entity, id: string): Promise<RecordRow> {
  const row = isUuid(id) ? await loadRecord(store.query, entity, id, { visible: visibleRows(model, actor, clock(), entity, 't', 'read') }) : null
  if (!row) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  return row
}

async function panelsOf(runtime: Runtime, locale: string, entity: Entity, id: string): Promise<RecordView['panels']> {
  const { model, actor } = runtime
  const readable = (entity.views.panels ?? []).flatMap((panel) => {
    const linked = model.entities.get(panel.entity)
    if (!linked) return []
    return [panel.field, ...(panel.also ?? [])].every((path) => mayFollow(runtime, linked, path)) ? [{ panel, linked }] : []
  })
  return Promise.all(
    readable.map(async ({ panel, linked }) => {
      const { columns = linked.views.list.columns } = panel
      const list: ListView = listViewOf(model, actor, { ...linked, views: { ...linked.views, list: { ...linked.views.list, columns } } }, locale)
      const filter = panelFilter(panel, id)
      const page = await runList(runtime, { entity: linked, filter, first: 0, select: [], withTotal: true })
      return { id: panel.id, title: titleOf(panel.titles, locale), field: panel.field.includes('.') ? null : panel.field, filter: filter as JsonObject, list, count: page.totalCount ?? 0 }
    }),
  )
}
