import { setImmediate as pause } from 'node:timers/promises'
import type { DraftFiles } from '../contract/definitions.ts'
import type { ScenarioResult, TriesDoor } from '../contract/tries.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity, Model } from '../model/types.ts'
import { draftModels } from '../publish/index.ts'
import { findScenarios } from '../runtime/simulate/find-scenarios.ts'
import { runScenario, type ScenarioFailure } from '../runtime/simulate/run-scenario.ts'
import { tryOut } from '../runtime/simulate/try-out.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

/** What those who try drafts see of records is what they may read anyway. */
export function triesDoor({ live, platform }: Rooms, { demand }: Rights, inOne: Runtimes['inOne']): TriesDoor {
  const drafted = async (files: DraftFiles, dealership: string | null): Promise<{ readonly issues: readonly Issue[]; readonly model: Model | null }> => {
    const codes = (await platform.dealerships.list()).map(({ code }) => code)
    if (dealership !== null && !codes.includes(dealership)) throw new EngineError('NOT_FOUND', `There is no dealership “${dealership}”.`)
    const { issues, modelOf } = await draftModels(files, live.demand(), codes)
    return { issues, model: modelOf?.(dealership) ?? null }
  }
  return {
    tryOut: async (actor, locale, files, request) => {
      demand(actor, 'definitions.try')
      const { issues, model } = await drafted(files, request.dealership)
      return { issues, view: model && (await inOne(actor, (runtime) => tryOut(runtime, model, locale, request))) }
    },
    findScenarios: async (actor, files, name, dealership) => {
      demand(actor, 'definitions.try')
      const { issues, model } = await drafted(files, dealership)
      if (!model) return { issues, scenarios: [], uncovered: [] }
      const entity = entityIn(model, name)
      const { scenarios, uncovered } = await findScenarios(model, entity)
      const all = [...(entity.machine?.transitions ?? []), ...(entity.machine?.automatic ?? [])]
      return { issues, scenarios, uncovered: uncovered.map((id) => ({ id, title: titleOf(all.find((one) => one.id === id)?.titles ?? { en: id, ru: id }, actor.locale) })) }
    },
    runScenarios: async (actor, locale, files, name, dealership) => {
      demand(actor, 'definitions.try')
      const { issues, model } = await drafted(files, dealership)
      if (!model) return { issues, results: [] }
      const entity = entityIn(model, name)
      const results: ScenarioResult[] = []
      for (const scenario of entity.scenarios) {
        await pause()
        results.push({ id: scenario.id, failure: told((await runScenario(model, entity, scenario, locale)).failure) })
      }
      return { issues, results }
    },
  }
}

function entityIn(model: Model, name: string): Entity {
  const entity = model.entities.get(name)
  if (entity) return entity
  throw new EngineError('NOT_FOUND', `There is no entity “${name}”.`)
}

const told = (failure: ScenarioFailure | null): ScenarioResult['failure'] => failure && { text: '', was: '', now: '', ...failure }
