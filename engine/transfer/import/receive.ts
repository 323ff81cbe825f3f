import type { FileStore } from '../../files/index.ts'
import { keptUntil } from '../../jobs/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import { titleOf } from '../../kernel/titles.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import type { Entity } from '../../model/types.ts'
import type { Runtime } from '../../runtime/index.ts'
import { keepPrepared, type Starter } from '../start.ts'
import { importedEntity } from './open-import.ts'
import { keepSource } from './source.ts'

export const importTitles = ({ pluralTitles: { en, ru, uk = en, ro = en } }: Entity): Required<Titles> => ({ en: `Import: ${en}`, ru: `Загрузка: ${ru}`, uk: `Завантаження: ${uk}`, ro: `Import: ${ro}` })

const longestName = 200

/** Keeps a file for its person's next step. @throws EngineError with a sentence in the person's language */
export async function receiveImport(starter: Starter, files: FileStore, runtime: Runtime, locale: string, name: string, file: { readonly name: string; readonly content: AsyncIterable<Uint8Array> }): Promise<string> {
  const entity = importedEntity(runtime, name)
  try {
    const source = await keepSource(files, file.content)
    const keys = source.sheets.map(({ key }) => key)
    const fileName = file.name.replace(/^.*[\\/]/, '').slice(-longestName)
    const params = { entity: entity.name, fileName, source, keys } as unknown as JsonObject
    return await keepPrepared(starter, runtime.actor, locale, { kind: 'import-file', titles: importTitles(entity), params }, keptUntil(starter.clock()))
  } catch (error) {
    throw inWords(error, locale)
  }
}

/** The sentence of the person's language as the message. */
export function inWords(error: unknown, locale: string): unknown {
  if (!isEngineError(error) || typeof error.data !== 'object' || error.data === null || !('titles' in error.data)) return error
  const { titles, ...data } = error.data as { readonly titles: Titles }
  return new EngineError(error.code, titleOf(titles, locale), { data, cause: error })
}
