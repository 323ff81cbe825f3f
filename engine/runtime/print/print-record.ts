/** A print form filled with one record, as far as its reader sees it. */
import type { PrintDefinition, PrintText } from '../../definition/types.ts'
import { compileExpression, entityScope } from '../../expressions/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import { placeholders } from '../../model/print-text.ts'
import type { Entity, Expression, Model } from '../../model/types.ts'
import { type Paper, renderPaper } from '../../print/index.ts'
import { insertAudit, type RecordRow, withReferences } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { auditHead } from '../steps/journal-entries.ts'
import type { Runtime } from '../types.ts'
import { contextOf } from '../steps/expression-context.ts'
import { visibleRecord } from '../visible-record.ts'
import { paperBlocks } from './paper-blocks.ts'
import { seenValues } from './seen-values.ts'
import { openWords, type Words } from './words.ts'

export interface Printed {
  /** Of the file. */
  readonly name: string
  readonly content: Buffer
}

/** What papers show of the dealership: its name in the language, and a data address of its logo. */
export interface Letterhead {
  readonly title: string
  readonly logo: string | null
}

interface Asked {
  readonly locale: string
  readonly letterhead: (code: string | null, locale: string) => Promise<Letterhead>
}

/** Whoever prints takes data out of the house: it is audited. @throws EngineError NOT_FOUND */
export async function printRecord(given: Runtime, of: Entity, id: string, { form: name, ...asked }: Asked & { readonly form: string }): Promise<Printed> {
  const { runtime, entity } = await atHome(given, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const form = Object.hasOwn(entity.prints, name) ? entity.prints[name] : undefined
  if (!form) throw new EngineError('NOT_FOUND', `“${entity.titles.en}” has no print form “${name}”.`)
  const { actor, store, clock } = runtime
  const paper = await paperFor(runtime, entity, row, form, asked)
  const number = row.number === null ? '' : ` ${entity.numbering?.prefix ?? ''}${row.number}`
  await insertAudit(store.query, [{ ...auditHead({ actor, now: clock() }, entity, row), action: 'print', note: paper.title }])
  noteRead(given, entity, row, form)
  return { name: `${paper.title}${number}.pdf`, content: await renderPaper(paper) }
}

/** What the form, as it stands in a draft, says of a record: for its maker alone, on no paper. @throws EngineError NOT_FOUND, DEFINITION_INVALID */
export async function previewPaper(given: Runtime, of: Entity, id: string, form: PrintDefinition, asked: Asked): Promise<Paper> {
  const { runtime, entity } = await atHome(given, of, id)
  const row = await visibleRecord(runtime, entity, id)
  noteRead(given, entity, row, form)
  return paperFor(runtime, entity, row, form, asked)
}

function noteRead({ reads, actor }: Runtime, entity: Entity, row: RecordRow, form: PrintDefinition): void {
  if (entity.fields.some(({ keywords }) => keywords.personal)) reads?.note(actor, entity, row.id, [`print ${form.name}`])
}

/** Texts and values in the reader's language and rights. */
async function paperFor(runtime: Runtime, entity: Entity, row: RecordRow, form: PrintDefinition, { locale: reader, letterhead }: Asked): Promise<Paper> {
  const { model, actor, store, clock } = runtime
  const locale = languageOf(form, reader, model)
  const expressions = expressionsOf(model, entity, form)
  const context = await contextOf({ model, actor, now: clock() }, (one, values, paths) => withReferences(store.query, model, one, values, paths, row.dealership), entity, row, { besides: expressions.values() })
  const seen = await seenValues(runtime, entity, context.record)
  const { title: dealership, logo } = await letterhead(row.dealership ?? actor.dealership, locale)
  const words = openWords({
    model, entity, expressions, seen, locale,
    context: { ...context, record: seen.values },
    timeZone: actor.timeZone ?? model.settings.timeZone,
    names: { dealership, reader: actor.name },
  })
  return paperOf(form, words, locale, paperBlocks(form.blocks, entity, words, logo))
}

function paperOf(form: PrintDefinition, words: Words, locale: string, blocks: Paper['blocks']): Paper {
  const text = (given: PrintText | undefined): string => (given ? words.text(given) : '')
  return { title: titleOf(form.titles, locale), locale, size: form.page?.size ?? 'A4', orientation: form.page?.orientation ?? 'portrait', header: text(form.header), footer: text(form.footer), blocks }
}

function languageOf({ language = 'reader' }: PrintDefinition, reader: string, model: Model): string {
  return language === 'reader' ? reader : language === 'record' ? model.settings.locale : language
}

const known = new WeakMap<PrintDefinition, WeakMap<Model, ReadonlyMap<string, Expression>>>()

/** Every expression of the form by its text. */
function expressionsOf(model: Model, entity: Entity, form: PrintDefinition): ReadonlyMap<string, Expression> {
  const byModel = known.get(form) ?? new WeakMap<Model, ReadonlyMap<string, Expression>>()
  known.set(form, byModel)
  const compiled = byModel.get(model) ?? compileForm(model, entity, form)
  byModel.set(model, compiled)
  return compiled
}

function compileForm(model: Model, entity: Entity, form: PrintDefinition): ReadonlyMap<string, Expression> {
  const scope = { record: entityScope(model, entity), withActor: true } as const
  const sources = new Set<string>()
  const walk = (part: unknown, key: string): void => {
    if (typeof part === 'string') for (const source of key === 'visible' ? [part] : placeholders(part)) sources.add(source)
    else if (typeof part === 'object' && part !== null) for (const [name, one] of Object.entries(part)) walk(one, name)
  }
  walk(form, '')
  return new Map([...sources].map((source) => [source, compileExpression(source, scope)]))
}
