'use server'
import { getLocale } from 'next-intl/server'
import type { ImportView, JsonObject } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Steps of an import for the page's browser half. */

export async function viewImport(file: string, settings: JsonObject): Promise<Answer<ImportView>> {
  return answerInPlace(async () => engine().imports.view(await currentActor(), await getLocale(), String(file), settings))
}

export async function checkImport(file: string, settings: JsonObject): Promise<Answer<string>> {
  return answerInPlace(async () => engine().imports.check(await currentActor(), await getLocale(), String(file), settings))
}

export async function runImport(file: string, settings: JsonObject): Promise<Answer<string>> {
  return answerInPlace(async () => engine().imports.run(await currentActor(), await getLocale(), String(file), settings))
}

export async function undoImport(run: string): Promise<Answer<string>> {
  return answerInPlace(async () => engine().imports.undo(await currentActor(), await getLocale(), String(run)))
}
