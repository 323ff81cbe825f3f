/** What may be done with definitions as a whole: look at what would happen, publish, go back. Rights are the caller's to ask. */
import { filesOfPackage, packageFromFiles } from '../definition/index.ts'
import type { DraftFiles, OverlayResolutions, PublishPlan, StateMapping, VersionView, WhereUsed } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import type { Platform, Publication } from '../platform/index.ts'
import type { Store } from '../store/index.ts'
import type { Candidate } from './candidate.ts'
import { demandMapping } from './gone-states.ts'
import { heldRecords } from './held-records.ts'
import { candidateOf, compiledVersion, type Live } from './live.ts'
import { planPublish } from './plan.ts'
import { byName, inWords } from './naming.ts'
import { conflictIssues, demandResolutions, demandSettled, rebaseOverlays } from './rebase-overlays.ts'
import { publish, type Publishing } from './publish.ts'
import { versionViews } from './version-views.ts'
import { findElement, whereUsed } from './where-used.ts'

export interface Definitions {
  /** `locale`: in whose words it is told; null: by the names that files use. */
  readonly plan: (files: DraftFiles, locale: string | null, mapping?: StateMapping, resolutions?: OverlayResolutions) => Promise<PublishPlan>
  /** `along`: what happens with the publication or not at all. */
  readonly publish: (actor: Actor, files: DraftFiles, note: string | null, base?: number, mapping?: StateMapping, resolutions?: OverlayResolutions, along?: Publishing['along']) => Promise<VersionView>
  readonly rollback: (actor: Actor, id: number, note: string | null, mapping?: StateMapping) => Promise<VersionView>
  readonly versionFiles: (id: number) => Promise<DraftFiles>
  readonly whereUsed: (elementId: string) => Promise<WhereUsed>
}

interface Surroundings {
  readonly store: Store
  readonly platform: Platform
  readonly live: Live
  readonly clock: () => Date
}

export function openDefinitions({ store, platform, live, clock }: Surroundings): Definitions {
  const make = async (actor: Actor, candidate: Candidate, note: string | null, base: number | undefined, mapping: unknown, along?: Publishing['along']): Promise<VersionView> => {
    const id = await publish(store, live, { candidate, sites: await platform.dealerships.list(), base, mapping: demandMapping(mapping), along }, actor, note, clock().toISOString())
    const versions = await versionViews(platform)
    return versions.find((version) => version.id === id) ?? (versions[0] as VersionView)
  }
  const publicationOf = async (id: number): Promise<Publication> => {
    const publication = Number.isSafeInteger(id) ? await platform.versions.byId(id) : null
    if (publication) return publication
    throw new EngineError('NOT_FOUND', `There is no version no. ${id}.`)
  }
  return {
    plan: async (files, locale, mapping, resolutions) => {
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      if (!pkg) return { issues, changes: [], sql: [], stranded: [], removed: [], conflicts: [], merged: [] }
      const version = live.current()
      const sites = await platform.dealerships.list()
      const { candidate, conflicts, merged } = rebaseOverlays(version?.candidate ?? null, { package: pkg, overlays }, demandResolutions(resolutions))
      const plan = await planPublish(store, version && compiledVersion(version), { candidate, sites, mapping: demandMapping(mapping), at: clock().toISOString(), naming: locale === null ? byName : inWords(locale, candidate.package) })
      return { ...plan, issues: [...conflictIssues(conflicts), ...plan.issues], conflicts, merged }
    },
    publish: async (actor, files, note, base, mapping, resolutions, along) => {
      const { package: pkg, overlays, issues } = packageFromFiles(files)
      if (!pkg) throw new EngineError('PUBLISH_REFUSED', 'The definitions cannot be read.', { issues })
      const now = await live.refresh()
      // Files taken from a version that is not live any more are refused for that reason alone.
      const isOutdated = base !== undefined && now?.publication.id !== base
      const { candidate, conflicts } = rebaseOverlays(isOutdated ? null : (now?.candidate ?? null), { package: pkg, overlays }, demandResolutions(resolutions))
      demandSettled(conflicts)
      return make(actor, candidate, note, base, mapping, along)
    },
    rollback: async (actor, id, note, mapping) => {
      const publication = await publicationOf(id)
      const now = await live.refresh()
      if (now?.publication.id === id) throw new EngineError('BAD_INPUT', `Version no. ${id} is live already.`)
      return make(actor, await candidateOf(platform, publication, now), note ?? `Back to no. ${id} (${publication.version})`, now?.publication.id, mapping)
    },
    whereUsed: async (elementId) => {
      const { candidate, modelOf } = live.demand()
      const element = findElement(candidate, elementId)
      if (!element) throw new EngineError('NOT_FOUND', `There is no element with the id “${elementId}”.`)
      return { ...element, uses: whereUsed(candidate, elementId), records: await heldRecords(store.query, modelOf(null), element) }
    },
    versionFiles: async (id) => {
      const { package: pkg, overlays } = await candidateOf(platform, await publicationOf(id), live.current())
      return filesOfPackage(pkg, overlays)
    },
  }
}
