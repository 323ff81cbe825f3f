import { compileModel, compileNetworkModel } from '../compile/index.ts'
import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Model } from '../model/types.ts'
import type { Platform, Publication } from '../platform/index.ts'
import type { Store } from '../store/index.ts'
import type { Candidate } from './candidate.ts'
import { publishChannel } from './publish.ts'

/** One published version, compiled as it is asked for. Requests that began with it end with it. */
export interface Version {
  readonly publication: Publication
  readonly candidate: Candidate
  /** Model of a dealership, or of the network (null). */
  readonly modelOf: (dealership: string | null) => Model
}

/** The live version in this process; follows what any process publishes. */
export interface Live {
  /** null while nothing was published. */
  readonly current: () => Version | null
  /** @throws EngineError UNAVAILABLE while nothing was published */
  readonly demand: () => Version
  /** Looks for a newer publication and takes it over. */
  readonly refresh: () => Promise<Version | null>
  readonly close: () => Promise<void>
}

export async function openLive(store: Store, platform: Platform): Promise<Live> {
  let version: Version | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const load = async (): Promise<Version | null> => {
    const publication = await platform.versions.live()
    if (publication && publication.id !== version?.publication.id) version = await versionOf(platform, publication)
    return version
  }
  // One look at a time, so that an older answer never overtakes a newer one.
  const refresh = (): Promise<Version | null> => {
    const next = turn.then(load)
    turn = next.catch(() => undefined)
    return next
  }
  const stop = await store.listen(publishChannel, () => void refresh().catch(() => undefined))
  await refresh()
  return {
    current: () => version,
    demand: () => {
      if (version) return version
      throw new EngineError('UNAVAILABLE', 'No definitions have been published yet.', { hint: 'Run “npm run pitlane -- publish definitions/auto-service”.' })
    },
    refresh,
    close: stop,
  }
}

async function versionOf(platform: Platform, publication: Publication): Promise<Version> {
  const content = async (hash: string): Promise<unknown> => JSON.parse((await platform.versions.content(hash)) ?? 'null')
  const pkg = (await content(publication.packageHash)) as PackageDefinition
  const overlays: Record<string, OverlayDefinition> = {}
  for (const [code, hash] of Object.entries(publication.overlays)) overlays[code] = (await content(hash)) as OverlayDefinition
  const candidate = { package: pkg, overlays }
  const models = new Map<string | null, Model>()
  const modelOf = (dealership: string | null): Model => {
    const known = models.get(dealership)
    if (known) return known
    const model = compiled(candidate, dealership)
    models.set(dealership, model)
    return model
  }
  return { publication, candidate, modelOf }
}

function compiled({ package: pkg, overlays }: Candidate, dealership: string | null): Model {
  const { model, issues } = dealership === null ? compileNetworkModel({ package: pkg, overlays }) : compileModel({ package: pkg, overlay: overlays[dealership] ?? null, dealership })
  if (!model) throw new EngineError('DEFINITION_INVALID', 'The published definitions do not compile any more.', { issues })
  return model
}
