import type { DefinitionsDoor, DraftFiles } from '../contract/definitions.ts'
import { filesOfPackage, packageFromFiles } from '../definition/index.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import { checkCandidate, draftModels, openDefinitions, unknownWebhooks, upgradeOf, versionViews } from '../publish/index.ts'
import { systemActor } from '../runtime/actors.ts'
import { systemIn } from '../runtime/index.ts'
import { webhooks } from '../runtime/outbox.ts'
import { scenarioIssues } from '../runtime/simulate/scenario-issues.ts'
import { nothingTried, simulate } from '../runtime/simulate/simulate.ts'
import { packFiles } from '../transfer/packages/pack-files.ts'
import { unpackFiles } from '../transfer/packages/unpack-files.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'

export function definitionsDoor({ store, platform, people, live, clock }: Rooms, { demand, demandInNetwork }: Rights): DefinitionsDoor {
  const definitions = openDefinitions({ store, platform, live, clock })
  const webhookIssues = async (files: DraftFiles) => unknownWebhooks(files, (await webhooks(store)).map(({ code }) => code))
  const dealershipCodes = async (): Promise<readonly string[]> => (await platform.dealerships.list()).map(({ code }) => code)
  const actorOf = (id: string, dealership: string | null): Promise<Actor | null> => (id === systemActor.id ? Promise.resolve(systemIn(dealership)) : people.actor(id, dealership ?? '*').catch(() => null))
  /** Tried again with every plan; a draft that does not compile yet has other worries. */
  const brokenScenarios = async (files: DraftFiles, locale: string): Promise<readonly Issue[]> => {
    if (!Object.keys(files).some((path) => path.endsWith('/scenarios.json'))) return []
    const codes = await dealershipCodes()
    const { modelOf } = await draftModels(files, live.current(), codes)
    return modelOf ? scenarioIssues(modelOf, codes, locale) : []
  }
  return {
    pack: async (actor, files, dealership = null) => {
      demand(actor, 'definitions.read')
      return packFiles(files, dealership)
    },
    unpack: async (actor, bytes) => {
      demand(actor, 'definitions.read')
      return unpackFiles(bytes)
    },
    upgrade: async (actor, files, dealership, resolutions) => {
      demand(actor, 'definitions.read')
      return upgradeOf(live.current()?.candidate ?? null, files, dealership, resolutions)
    },
    draft: async (actor) => {
      demand(actor, 'definitions.read')
      const version = live.current()
      return version ? filesOfPackage(version.candidate.package, version.candidate.overlays) : {}
    },
    check: async (actor, files) => {
      demand(actor, 'definitions.read')
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      const sent = await webhookIssues(files)
      return pkg ? [...issues, ...sent, ...(await checkCandidate({ package: pkg, overlays }, await dealershipCodes())).issues] : issues
    },
    plan: async (actor, files, mapping, resolutions) => {
      demand(actor, 'definitions.read')
      const plan = await definitions.plan(files, actor.kind === 'system' ? null : actor.locale, mapping, resolutions)
      return { ...plan, issues: [...plan.issues, ...(await webhookIssues(files)), ...(await brokenScenarios(files, actor.locale))] }
    },
    publish: async (actor, files, note, base, mapping, resolutions) => {
      await demandInNetwork(actor, 'definitions.publish')
      return definitions.publish(actor, files, note, base, mapping, resolutions)
    },
    rollback: async (actor, id, note, mapping) => {
      await demandInNetwork(actor, 'definitions.publish')
      return definitions.rollback(actor, id, note, mapping)
    },
    whereUsed: async (actor, elementId) => {
      demand(actor, 'definitions.read')
      return definitions.whereUsed(elementId)
    },
    versionFiles: async (actor, id) => {
      demand(actor, 'definitions.read')
      return definitions.versionFiles(id)
    },
    simulate: async (actor, files, { last = 100, entity = null, part = null } = {}) => {
      await demandInNetwork(actor, 'definitions.try')
      const version = live.demand()
      const { issues, modelOf } = await draftModels(files, version, await dealershipCodes())
      if (!modelOf) return { issues, ...nothingTried }
      // Whoever asks is told the reasons in their own language, not in that of those who acted.
      const told = async (id: string, dealership: string | null) => {
        const acted = await actorOf(id, dealership)
        return acted && { ...acted, locale: actor.locale }
      }
      return { issues, ...(await simulate({ store, liveOf: version.modelOf, draftOf: modelOf, actorOf: told, now: clock() }, { last, entity, part })) }
    },
    versions: async (actor) => {
      demand(actor, 'definitions.read')
      return versionViews(platform)
    },
  }
}
