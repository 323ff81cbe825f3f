'use server'
import { getLocale } from 'next-intl/server'
import type { ExportFormat, JsonObject, ListExport } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors to long jobs for the pages' browser half; the engine decides who may what. */

/** Id of the job that writes the list into a file. */
export async function exportList(asked: ListExport): Promise<Answer<string>> {
  return answerInPlace(async () => engine().transfer.startExport(await currentActor(), await getLocale(), asked))
}

export async function exportReport(report: string, parameters: JsonObject, format: ExportFormat): Promise<Answer<string>> {
  return answerInPlace(async () => engine().transfer.startReportExport(await currentActor(), await getLocale(), { report: String(report), parameters, format }))
}

export async function cancelJob(id: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().jobs.cancel(await currentActor(), String(id))
    return null
  })
}

export async function retryJob(id: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().jobs.retry(await currentActor(), String(id))
    return null
  })
}
