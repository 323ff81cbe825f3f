'use server'
import { getLocale } from 'next-intl/server'
import type { BlocksPreview, DraftFiles, HomeBlock, JsonObject, ReportDefinition, ReportView, RolePreview } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** What parts of a draft would show. The engine decides who may look, and at what. */

export async function previewReport(report: ReportDefinition, parameters: JsonObject): Promise<Answer<ReportView>> {
  return answerInPlace(async () => engine().previewReport(await currentActor(), await getLocale(), report, Object(parameters) as JsonObject))
}

export async function previewBlocks(blocks: readonly HomeBlock[]): Promise<Answer<BlocksPreview>> {
  return answerInPlace(async () => engine().previewBlocks(await currentActor(), await getLocale(), blocks))
}

export async function viewAs(files: DraftFiles, role: string, entity: string | null): Promise<Answer<RolePreview>> {
  return answerInPlace(async () => engine().viewAs(await currentActor(), await getLocale(), Object(files) as DraftFiles, String(role), entity === null ? null : String(entity)))
}
