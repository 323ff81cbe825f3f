/** A form on the home that is filled in again and again: what it asks, and the buttons that send it. */
import type { HomeBlock } from '../../definition/home.ts'
import type { FormView, HomeBlockView, RecordDraft, RecordView } from '../../engine.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { titleOf, type Titles } from '../../kernel/titles.ts'
import type { Entity } from '../../model/types.ts'
import { readDraft, sheets } from '../drafts.ts'
import { hasRight } from '../read-scope.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from '../views/labels.ts'
import { newRow, recordView } from '../views/record-view.ts'
import { firstEvents } from './first-events.ts'

type Shown = Omit<Extract<HomeBlockView, { kind: 'desk' }>, 'id' | 'title' | 'isWide'>

const saveTitle: Titles = { en: 'Register', ru: 'Зарегистрировать', uk: 'Зареєструвати', ro: 'Înregistrează' }

/** Null where the reader makes no such records, or not here. */
export async function desk(runtime: Runtime, block: Extract<HomeBlock, { kind: 'desk' }>, locale: string): Promise<Shown | null> {
  const { model, actor } = runtime
  const entity = model.entities.get(block.entity)
  if (!entity || !hasRight(model, actor, entity, 'create') || (entity.scope === 'dealership' && actor.dealership === null)) return null
  const [view, blank, drafts] = await Promise.all([recordView(runtime, locale, entity, null), newRow(runtime, entity, {}), draftsOf(runtime, entity)])
  const silent = foundBy(entity, block.fields).filter((name) => !block.fields.includes(name))
  const [labels, events] = await Promise.all([
    labelsOf(runtime, entity, Object.values(drafts).map(({ values }) => ({ ...values }))),
    firstEvents(runtime, entity, block, blank, locale),
  ])
  const save = block.save ?? (events.length === 0 ? saveTitle : null)
  const record: RecordView = { ...view, form: narrowed(view.form, [...block.fields, ...silent]), labels: { ...view.labels, ...labels }, events }
  return { kind: 'desk', desk: { record, silent, about: block.about ?? null, save: save && titleOf(save, locale), drafts } }
}

/** References that are filled by what is found in one of the fields. */
function foundBy(entity: Entity, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => entity.fieldByName.get(name)?.keywords.finds ?? []))]
}

async function draftsOf(runtime: Runtime, entity: Entity): Promise<Readonly<Record<string, RecordDraft>>> {
  const read = await Promise.all(sheets.map(async (sheet) => [sheet, await readDraft(runtime, entity, sheet)] as const))
  return Object.fromEntries(read.flatMap(([sheet, draft]) => (draft ? [[sheet, draft]] : [])))
}

/** The form with these fields alone, one below the other. */
function narrowed({ schema, uiSchema, data }: FormView, names: readonly string[]): FormView {
  const properties = schema.properties as JsonObject
  const shown = names.filter((name) => properties[name] !== undefined)
  const only = (all: JsonObject): JsonObject => Object.fromEntries(shown.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])))
  return {
    schema: { ...schema, properties: only(properties), required: (schema.required as readonly string[]).filter((name) => shown.includes(name)) },
    uiSchema: { ...only(uiSchema), 'ui:order': shown },
    data: only(data),
  }
}
