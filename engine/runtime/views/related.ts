/** What a record shows of others that point to it: figures out of them, and what happened around it. */
import { permissionOf } from '../../access/index.ts'
import type { RelatedEntry, RecordView } from '../../engine.ts'
import { formatValue, recordLabel, stateOf } from '../../forms/index.ts'
import type { FigureDefinition, RelatedDefinition } from '../../definition/types.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Field } from '../../model/types.ts'
import { commentsOf, type Filter, loadRecord, loadRecords, type RecordRow } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { visibleRows } from '../read-scope.ts'
import { runAggregate, runList } from '../run-query.ts'
import { readableValues } from '../steps/readable-values.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from './labels.ts'

type Panel = NonNullable<Entity['views']['panels']>[number]

/** Records whose path leads to the one with this id. */
function pathFilter(path: string, id: string): Filter {
  return path.split('.').reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), { id: { eq: id } }) as Filter
}

/** Records that a panel of the record with this id lists. */
export function panelFilter({ field, also = [] }: Pick<Panel, 'field' | 'also'>, id: string): Filter {
  return also.length === 0 ? pathFilter(field, id) : { or: [field, ...also].map((path) => pathFilter(path, id)) }
}

/** Whether the reader may follow the path, which must not tell what they may not see. */
export function mayFollow({ model, actor }: Runtime, from: Entity, path: string): boolean {
  let here: Entity | undefined = from
  for (const name of path.split('.').filter(Boolean)) {
    if (!here) return false
    const { read, restriction } = permissionOf(model, actor, here)
    if (!read || !['none', 'read-only'].includes(restriction(name))) return false
    here = model.entities.get(here.fieldByName.get(name)?.target ?? '')
  }
  return true
}

export async function figuresOf(runtime: Runtime, locale: string, entity: Entity, row: RecordRow): Promise<RecordView['facts']> {
  const told = await Promise.all((entity.views.figures ?? []).map((figure) => figureOf(runtime, locale, entity, figure, row)))
  return told.flatMap((fact) => fact ?? [])
}

async function figureOf(runtime: Runtime, locale: string, entity: Entity, figure: FigureDefinition, row: RecordRow): Promise<RecordView['facts'][number] | null> {
  const parts = await Promise.all(figure.of.map((part) => partOf(runtime, entity, part, row)))
  if (parts.some((part) => part === null)) return null
  const { model, actor } = runtime
  const known = parts.filter((part) => part !== null)
  const [first] = known
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels: {} }
  const isNumber = known.every(({ value }) => value === null || typeof value === 'number')
  // Cents: what is added up of decimals must not show how a machine adds.
  const value: Json = isNumber ? Math.round(known.reduce((sum, part) => sum + Number(part.value ?? 0) * (part.isMinus ? -1 : 1), 0) * 1e6) / 1e6 : (first?.value ?? null)
  if (value === null || value === '' || (value === 0 && figure.withZero !== true)) return null
  const text = first?.field ? formatValue(first.field, value, format) : new Intl.NumberFormat(locale).format(Number(value))
  return { title: titleOf(figure.titles, locale), value: text, color: figure.color ?? 'grey' }
}

interface Part {
  readonly value: Json
  readonly isMinus: boolean
  readonly field: Field | null
}

/** null: the reader may not read it. */
async function partOf(runtime: Runtime, own: Entity, { entity: name = own.name, by, function: measure, field, filter, minus = false }: FigureDefinition['of'][number], { id, values }: RecordRow): Promise<Part | null> {
  const { model, actor } = runtime
  const linked = model.entities.get(name)
  if (!linked || !mayFollow(runtime, linked, by ?? '')) return null
  const summed = field === undefined ? null : (linked.fieldByName.get(field) ?? null)
  if (summed && !['none', 'read-only'].includes(permissionOf(model, actor, linked).restriction(summed.name))) return null
  if (by === undefined) return { value: values[summed?.name ?? ''] ?? null, isMinus: minus, field: summed }
  const asked = filter === undefined ? pathFilter(by, id) : ({ and: [pathFilter(by, id), filter] } as Filter)
  const [row] = await runAggregate(runtime, { entity: linked, filter: asked, groupBy: [], select: [{ kind: 'measure', path: ['value'], function: measure, field: summed?.name ?? null }] })
  const value = (row as { readonly value?: Json } | undefined)?.value ?? null
  const isNumber = summed === null || summed.type.kind === 'decimal' || summed.type.kind === 'integer'
  return { value: isNumber && value !== null ? Number(value) : value, isMinus: minus, field: summed }
}

/** Entries of each source at most; older ones are in the linked lists. */
const mostOfSource = 60
const mostEntries = 200

/** What happened around a record, newest first. @throws EngineError NOT_FOUND */
export async function relatedTimeline(asked: Runtime, locale: string, of: Entity, id: string): Promise<readonly RelatedEntry[]> {
  const { runtime, entity } = await atHome(asked, of, id)
  const { store, model, actor, clock } = runtime
  const row = isUuid(id) ? await loadRecord(store.query, entity, id, { visible: visibleRows(model, actor, clock(), entity, 't', 'read') }) : null
  const related = entity.views.related
  if (!row || !related) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  const [told, comments] = await Promise.all([
    Promise.all(related.sources.map((source) => entriesOf(runtime, locale, source, id))),
    commentsOf(store.query, entity.name, [id]),
  ])
  const own = comments.map(({ id: comment, at, author, body }): RelatedEntry => ({ id: comment, kind: 'comment', at, entity: entity.name, entityTitle: titleOf(entity.titles, locale), record: id, label: author, state: null, text: body }))
  return [...told.flat(), ...own].sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostEntries)
}

async function entriesOf(runtime: Runtime, locale: string, source: RelatedDefinition['sources'][number], id: string): Promise<readonly RelatedEntry[]> {
  const { store, model, actor, clock } = runtime
  const linked = model.entities.get(source.entity)
  if (!linked || !mayFollow(runtime, linked, source.field)) return []
  const page = await runList(runtime, { entity: linked, filter: pathFilter(source.field, id), orderBy: [{ field: 'createdAt', direction: 'desc' }], first: mostOfSource, select: [{ kind: 'column', key: 'id', name: 'id' }], withTotal: false })
  const ids = page.edges.map(({ node }) => (node as { readonly id: string }).id)
  const rows = await loadRecords(store.query, linked, ids, visibleRows(model, actor, clock(), linked, 't', 'read'))
  const values = rows.map((one) => readableValues(model, actor, linked, one.values))
  const labels = await labelsOf(runtime, linked, values)
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels }
  const comments = await commentsOf(store.query, linked.name, ids)
  return rows.flatMap((one, i): readonly RelatedEntry[] => {
    const known = values[i] ?? {}
    const head = { entity: linked.name, entityTitle: titleOf(linked.titles, locale), record: one.id, label: recordLabel(linked, { ...known, number: one.number }, format) }
    const text = (source.show ?? []).flatMap((name) => { const field = linked.fieldByName.get(name); const said = field ? formatValue(field, known[name], format) : ''; return said === '' || said === '—' ? [] : [said] }).join(' · ')
    return [
      { ...head, id: one.id, kind: 'record', at: momentOf(one, known, source.at), state: stateOf(linked, one.state, locale), text: text || null },
      ...linesTold(source, linked, known).map(({ at, said, row }): RelatedEntry => ({ ...head, id: row, kind: 'line', at, state: null, text: said })),
      ...comments.filter(({ record }) => record === one.id).map(({ id: comment, at, author, body }): RelatedEntry => ({ ...head, id: comment, kind: 'comment', at, state: null, text: `${author}: ${body}` })),
    ]
  })
}

function momentOf(row: RecordRow, values: JsonObject, at: string | undefined): string {
  const given = at === undefined || at === 'createdAt' ? row.createdAt : at === 'updatedAt' ? row.updatedAt : values[at]
  return typeof given === 'string' && given !== '' && given !== '•••' ? given : row.createdAt
}

function linesTold({ lines }: RelatedDefinition['sources'][number], linked: Entity, values: JsonObject): readonly { readonly at: string; readonly said: string; readonly row: string }[] {
  const rows = lines && linked.fieldByName.has(lines.field) ? values[lines.field] : null
  if (!lines || !Array.isArray(rows)) return []
  return rows.flatMap((row) => {
    const { [lines.at]: at, [lines.text]: said, id } = (row ?? {}) as Record<string, Json>
    return typeof at === 'string' && typeof said === 'string' && said !== '' ? [{ at, said, row: String(id) }] : []
  })
}
