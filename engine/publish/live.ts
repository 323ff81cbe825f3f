import { type ModelCache, openModels } from '../compile/index.ts'
import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import type { Model } from '../model/types.ts'
import type { Platform, Publication } from '../platform/index.ts'
import type { Store } from '../store/index.ts'
import type { Candidate } from './candidate.ts'
import { openNotices } from './notices.ts'
import type { Compiled } from './renames.ts'

/** One published version, compiled as it is asked for. Requests that began with it end with it. */
export interface Version {
  readonly publication: Publication
  readonly candidate: Candidate
  /** Model of a dealership, or of the network (null); one and the same object where two come to the same. */
  readonly modelOf: (dealership: string | null) => Model
  readonly models: ModelCache
}

/** The live version in this process; follows what any process publishes. */
export interface Live {
  /** null while nothing was published. */
  readonly current: () => Version | null
  /** @throws EngineError UNAVAILABLE while nothing was published */
  readonly demand: () => Version
  /** Looks for a newer publication and takes it over. */
  readonly refresh: () => Promise<Version | null>
  /** Whether this is the version that is live now, in whatever process it was published. */
  readonly isNewest: (publication: number) => Promise<boolean>
  /** Publishes: every process looks twice until it is over. */
  readonly publishing: <T>(work: () => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export async function openLive(store: Store, platform: Platform): Promise<Live> {
  let version: Version | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const load = async (): Promise<Version | null> => {
    const publication = await platform.versions.live()
    if (publication && publication.id !== version?.publication.id) version = await versionOf(platform, publication, version)
    return version
  }
  // One look at a time, so that an older answer never overtakes a newer one.
  const refresh = (): Promise<Version | null> => {
    const next = turn.then(load)
    turn = next.catch(() => undefined)
    return next
  }
  const notices = await openNotices(store, refresh)
  return {
    current: () => version,
    demand: () => {
      if (version) return version
      throw new EngineError('UNAVAILABLE', 'No definitions have been published yet.', { hint: 'Run “npm run pitlane -- publish definitions/auto-service”.' })
    },
    refresh,
    isNewest: async (publication) => {
      if (version?.publication.id === publication && notices.isUnsure()) {
        const [row] = await store.query<{ id: number }>(sql`select max(id) as id from platform.publication`)
        if (row?.id !== publication) await refresh()
      }
      return version?.publication.id === publication
    },
    publishing: notices.around,
    close: notices.close,
  }
}

/** What the version before has in common with the new one is taken from there: definitions by hash, and models. */
async function versionOf(platform: Platform, publication: Publication, before: Version | null): Promise<Version> {
  const candidate = await candidateOf(platform, publication, before)
  const models = openModels(candidate, before?.publication.packageHash === publication.packageHash ? before.models : undefined)
  return { publication, candidate, models: models.cache, modelOf: (dealership) => demanded(models.of(dealership)) }
}

/** What was published, as it was; `known`: a version to take from what both have. */
export async function candidateOf(platform: Platform, { packageHash, overlays: hashes }: Publication, known: Version | null): Promise<Candidate> {
  const samePackage = known?.publication.packageHash === packageHash ? known : null
  const isKnown = ([code, hash]: readonly [string, string]): boolean => known?.publication.overlays[code] === hash
  const wanted = Object.entries(hashes).filter((entry) => !isKnown(entry)).map(([, hash]) => hash)
  const contents = await platform.versions.contents(samePackage ? wanted : [packageHash, ...wanted])
  const contentOf = (hash: string): unknown => JSON.parse(contents.get(hash) ?? 'null')
  const pkg = samePackage?.candidate.package ?? (contentOf(packageHash) as PackageDefinition)
  const overlays = Object.fromEntries(Object.entries(hashes).map((entry) => [entry[0], (isKnown(entry) ? known?.candidate.overlays[entry[0]] : contentOf(entry[1])) as OverlayDefinition]))
  return { package: pkg, overlays }
}

/** What a version is compared with. */
export const compiledVersion = ({ candidate, modelOf }: Version): Compiled => ({ candidate, network: modelOf(null), modelOf })

function demanded({ model, issues }: ReturnType<ReturnType<typeof openModels>['of']>): Model {
  if (!model) throw new EngineError('DEFINITION_INVALID', 'The published definitions do not compile any more.', { issues })
  return model
}
