'use server'
import { getLocale } from 'next-intl/server'
import type { DraftFiles, Issue, ScenarioResult, ScenarioSearch, Simulation, SimulationPart, TryOut, TryOutRequest } from '../../../../engine/client.ts'
import { currentActor } from '../../../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

/** Doors of the Try page: nothing behind them is written or sent. */

export async function tryStep(files: DraftFiles, request: TryOutRequest): Promise<Answer<TryOut>> {
  return answerInPlace(async () => inWords(await engine().tryOut(await currentActor(), await getLocale(), files, request)))
}

export async function findDraftScenarios(files: DraftFiles, entity: string, dealership: string | null): Promise<Answer<ScenarioSearch>> {
  return answerInPlace(async () => inWords(await engine().findScenarios(await reader(), files, String(entity), dealership)))
}

export async function runDraftScenarios(files: DraftFiles, entity: string, dealership: string | null): Promise<Answer<{ readonly issues: readonly Issue[]; readonly results: readonly ScenarioResult[] }>> {
  return answerInPlace(async () => inWords(await engine().runScenarios(await currentActor(), await getLocale(), files, String(entity), dealership)))
}

export async function simulateDraft(files: DraftFiles, entity: string, last: number, part: SimulationPart): Promise<Answer<Simulation>> {
  return answerInPlace(async () => inWords(await engine().simulate(await reader(), files, { entity: String(entity), last: Number(last), part })))
}

/** Reasons are told in the language of the page, which need not be that of the account. */
const reader = async () => ({ ...(await currentActor()), locale: await getLocale() })

const inWords = async <T extends { readonly issues: readonly Issue[] }>(found: T): Promise<T> => ({ ...found, issues: await issuesInWords(found.issues) })
