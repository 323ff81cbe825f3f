import type { MessageDefinition } from '../../definition/types.ts'
import type { MessagePreview } from '../../engine.ts'
import { compileExpression, entityScope } from '../../expressions/index.ts'
import { locales, titleOf } from '../../kernel/titles.ts'
import { placeholders } from '../../model/print-text.ts'
import type { Entity, Expression } from '../../model/types.ts'
import { withReferences } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { seenValues } from '../print/seen-values.ts'
import { openWords } from '../print/words.ts'
import { contextOf } from '../steps/expression-context.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'

/** What the message would say of the record in each language, as far as whoever asks may see it. @throws EngineError NOT_FOUND */
export async function previewMessage(given: Runtime, of: Entity, id: string, { name, subject, body }: MessageDefinition): Promise<readonly MessagePreview[]> {
  const { runtime, entity } = await atHome(given, of, id)
  const { model, actor, store, clock } = runtime
  const row = await visibleRecord(runtime, entity, id)
  if (entity.fields.some(({ keywords }) => keywords.personal)) given.reads?.note(given.actor, entity, row.id, [`message ${name}`])
  const scope = { record: entityScope(model, entity), withActor: true } as const
  const sources = [subject, body].flatMap((texts) => Object.values(texts ?? {}).flatMap(placeholders))
  const expressions = new Map([...new Set(sources)].map((source): [string, Expression] => [source, compileExpression(source, scope)]))
  const context = await contextOf({ model, actor, now: clock() }, (one, values, paths) => withReferences(store.query, model, one, values, paths, row.dealership), entity, row, { besides: expressions.values() })
  const seen = await seenValues(runtime, entity, context.record)
  return locales.map((locale) => {
    const words = openWords({ model, entity, expressions, seen, locale, context: { ...context, record: seen.values }, timeZone: actor.timeZone ?? model.settings.timeZone, names: { dealership: '', reader: '' } })
    return { locale, subject: words.text(subject), body: body ? words.text({ en: titleOf(body, locale), ru: titleOf(body, locale) }) : '' }
  })
}
