import { fieldAccess } from '../../access/index.ts'
import type { HomeDesk } from '../../definition/home.ts'
import type { HomeRow, DeskAbout } from '../../engine.ts'
import { entityViewOf, factsOf, recordLabel } from '../../forms/index.ts'
import { isEngineError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity } from '../../model/types.ts'
import type { RecordRow, Selected } from '../../store/index.ts'
import { notePersonal } from '../personal-reads.ts'
import { runList, zoneOf } from '../run-query.ts'
import { readableValues } from '../steps/readable-values.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from '../views/labels.ts'
import { existingRow } from '../views/record-view.ts'
import { figuresOf, mayFollow, panelFilter } from '../views/related.ts'
import { warningsOfRow } from '../views/warnings.ts'

type Panel = NonNullable<Entity['views']['panels']>[number]

/** Records shown of each list. */
const mostListed = 4

/** In these categories of state there is still something to do. */
const open = ['new', 'active', 'waiting']

interface Form {
  readonly entity: Entity
  readonly block: HomeDesk
}

/** Who one is talking to: warnings, phones, facts, and what is linked to them. Null for a record that is not the reader's to see. */
export async function aboutOf(runtime: Runtime, locale: string, form: Form, target: Entity, id: string): Promise<DeskAbout | null> {
  const row = await existingRow(runtime, target, id).catch((error: unknown) => {
    if (isEngineError(error) && error.code === 'NOT_FOUND') return null
    throw error
  })
  if (!row) return null
  const { model, actor } = runtime
  const values = readableValues(model, actor, target, row.values)
  const shown = new Set([...fieldAccess(model, actor, target, row.state, false)].flatMap(([name, { mode }]) => (mode === 'hidden' || mode === 'masked' ? [] : [name])))
  const phones = target.fields.filter(({ name, type, hidden }) => type.name === 'phone' && !hidden && shown.has(name))
  notePersonal(runtime, target, id, [...phones.map(({ name }) => name), ...target.label, ...(target.views.facts ?? [])].map((name) => ({ key: name, kind: 'column', name })))
  const [labels, warnings, figures, lists] = await Promise.all([labelsOf(runtime, target, [values]), warningsOfRow(runtime, locale, target, row), figuresOf(runtime, locale, target, row), listsOf(runtime, locale, form, target, row)])
  const format = { locale, timeZone: zoneOf(runtime), labels }
  return {
    entity: entityViewOf(target, locale),
    id,
    label: recordLabel(target, { ...values, number: row.number }, format),
    phones: phones.flatMap(({ name }) => (typeof values[name] === 'string' ? [values[name]] : [])),
    warnings,
    facts: [...figures, ...factsOf(target, values, shown, format)],
    lists,
  }
}

async function listsOf(runtime: Runtime, locale: string, form: Form, target: Entity, row: RecordRow): Promise<DeskAbout['lists']> {
  const panels = target.views.panels ?? []
  const wanted = form.block.lists ? form.block.lists.flatMap((id) => panels.find((panel) => panel.id === id) ?? []) : panels
  const lists = await Promise.all(wanted.map((panel) => listOf(runtime, locale, form, panel, row)))
  return lists.filter((list) => list !== null)
}

/** Of what goes through states what is still open; of earlier records of the form's own kind the last ones. */
async function listOf(runtime: Runtime, locale: string, { entity: own, block }: Form, panel: Panel, { id }: RecordRow): Promise<DeskAbout['lists'][number] | null> {
  const linked = runtime.model.entities.get(panel.entity)
  if (!linked || ![panel.field, ...(panel.also ?? [])].every((path) => mayFollow(runtime, linked, path))) return null
  const pointing = panelFilter(panel, id) as JsonObject
  const filter: JsonObject = linked.machine && linked !== own ? { and: [pointing, { stateCategory: { in: open } }] } : pointing
  const select: readonly Selected[] = [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }, { key: 'createdAt', kind: 'column', name: 'createdAt' }, ...(linked.machine ? [{ key: 'state', kind: 'column' as const, name: 'state' }] : [])]
  const page = await runList(runtime, { entity: linked, filter, select, first: mostListed + 1, withTotal: false, orderBy: [{ field: 'createdAt', direction: 'desc' }] })
  const fills = own.fields.find(({ name, target }) => target === linked.name && name !== block.about && block.fields.includes(name))
  return {
    id: panel.id,
    title: titleOf(panel.titles, locale),
    entity: entityViewOf(linked, locale),
    fills: fills?.name ?? null,
    rows: page.edges.slice(0, mostListed).map(({ node }) => node as HomeRow),
    isMore: page.edges.length > mostListed,
    link: { entity: linked.name, view: null, filter: pointing },
  }
}
