'use server'
import { getLocale } from 'next-intl/server'
import type { MessageDefinition, MessagePreview, Paper, PrintDefinition } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** What messages and papers of a draft would say of a record. The engine decides who may look, and at what. */

export async function previewMessage(message: MessageDefinition, id: string): Promise<Answer<readonly MessagePreview[]>> {
  return answerInPlace(async () => engine().previewMessage(await currentActor(), message, String(id)))
}

export async function previewPaper(entity: string, form: PrintDefinition, id: string): Promise<Answer<Paper>> {
  return answerInPlace(async () => engine().previewPaper(await currentActor(), await getLocale(), String(entity), form, String(id)))
}
