import { type Locale, locales, type Titles, titleOf } from '../../kernel/titles.ts'
import { textParts } from '../../model/print-text.ts'
import type { Entity, Effect, Values } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import { fieldAt, idOf, pathIn, valueText } from '../print/value-text.ts'
import { zoneFor } from '../time/working-hours.ts'
import type { CommandRuntime } from '../types.ts'
import { type LabelReader, labelsIn } from '../views/labels.ts'

type Told = Pick<Extract<Effect, { kind: 'notify' }>, 'titles' | 'body' | 'values'>

/** The texts in every language, with what `{{…}}` in them stands for, as the languages write it. */
export async function fillTexts(runtime: CommandRuntime, entity: Entity, row: RecordRow, { titles, body, values }: Told): Promise<Pick<Told, 'titles' | 'body'>> {
  if (!values) return { titles, ...(body === undefined ? {} : { body }) }
  const { query, model, actor } = runtime
  // Whoever reads it may see more than whoever caused it: what it names was decided with the definition.
  const labels = await labelsFor({ ...runtime, actor: { ...actor, kind: 'system' } }, entity, values)
  const timeZone = await zoneFor(query, model, actor, row.dealership)
  const filled = (texts: Titles): Titles => Object.fromEntries(locales.map((locale) => [locale, filledText({ model, entity }, titleOf(texts, locale), values, { locale, timeZone, labels })])) as { readonly [L in Locale]: string }
  return { titles: filled(titles), ...(body === undefined ? {} : { body: typeof body === 'string' ? body : filled(body) }) }
}

/** One text of one language. Pure. */
export function filledText(of: Parameters<typeof valueText>[0], text: string, values: Values, format: Parameters<typeof valueText>[3]): string {
  return textParts(text).map((part) => (part.kind === 'words' ? part.text : part.kind === 'name' ? '' : valueText(of, part.source, values[part.source] ?? null, format))).join('')
}

/** Names of the records and people that the values are. */
export async function labelsFor(reader: LabelReader, entity: Entity, values: Values): Promise<Readonly<Record<string, string>>> {
  const wanted = Object.entries(values).flatMap(([source, value]) => {
    const path = pathIn(source)
    const field = path === null ? undefined : fieldAt(reader.model, entity, path)
    const id = idOf(value)
    return field?.type.kind === 'id' && typeof id === 'string' ? [[field.target ?? 'user', id] as const] : []
  })
  const found: Record<string, string>[] = []
  for (const target of new Set(wanted.map(([one]) => one))) found.push(await labelsIn(reader, target, wanted.flatMap(([one, id]) => (one === target ? [id] : []))))
  return Object.assign({}, ...found) as Record<string, string>
}
