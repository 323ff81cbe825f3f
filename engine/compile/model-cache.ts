import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import { lru, type Lru } from '../kernel/lru.ts'
import type { Entity, Model } from '../model/types.ts'
import { type CompiledModel, compileLaid, type LaidPackage, laidFor, laidForNetwork } from './compile-model.ts'

/** Models kept; one that made room is compiled again when it is asked for. Those who hold it keep it. */
const mostModels = 300
/** Entities kept for models to share: some for each dealership, those of the bare package for all. */
const mostEntities = 2000

/** Compiled models and entities by content hash. */
export interface ModelCache {
  readonly models: Lru<string, Model>
  readonly entities: Lru<string, Entity>
}

const emptyCache = (): ModelCache => ({ models: lru(mostModels), entities: lru(mostEntities) })

type Laid = ReturnType<typeof laidFor>

/** The models of one published version, compiled as they are asked for. */
export interface Models {
  /** Dealerships whose definitions come to the same have the same model. */
  readonly of: (dealership: string | null) => CompiledModel
  /** The package as the dealership has it, not compiled. */
  readonly laidOf: (dealership: string | null) => Laid
  readonly cache: ModelCache
}

/** What models are made of: a package, and overlays by dealership. */
export interface Definitions {
  readonly package: PackageDefinition
  readonly overlays: Readonly<Record<string, OverlayDefinition>>
}

/**
 * `earlier`: of the version before, where its package was the same. What is still right is taken over from
 * there, so that publishing one overlay leaves the models of the others as they are; the rest goes with it.
 */
export function openModels(definitions: Definitions, earlier: ModelCache = emptyCache()): Models {
  const cache = emptyCache()
  const hashes = new Map<string | null, string>()
  const compile = (laid: LaidPackage): CompiledModel => {
    const same = cache.models.get(laid.hash) ?? earlier.models.get(laid.hash)
    const compiled: CompiledModel = same ? { model: same, issues: [] } : compileLaid(laid, taking(cache.entities, earlier.entities))
    if (compiled.model) cache.models.set(laid.hash, compiled.model)
    return compiled
  }
  // Whoever checks an overlay compiles it next.
  let last: { readonly dealership: string | null; readonly laid: Laid } | null = null
  const laidOf = (dealership: string | null): Laid => {
    if (last?.dealership !== dealership || last === null) last = { dealership, laid: lay(definitions, dealership) }
    return last.laid
  }
  return {
    cache,
    laidOf,
    of: (dealership) => {
      const known = cache.models.get(hashes.get(dealership) ?? '')
      if (known) return { model: known, issues: [] }
      const { laid, issues } = laidOf(dealership)
      if (!laid) return { model: null, issues }
      hashes.set(dealership, laid.hash)
      return compile(laid)
    },
  }
}

function lay({ package: pkg, overlays }: Definitions, dealership: string | null): Laid {
  if (dealership === null) return laidForNetwork(pkg, overlays)
  return laidFor(pkg, Object.hasOwn(overlays, dealership) ? (overlays[dealership] ?? null) : null)
}

/** Reads from the second where the first does not know it yet. */
function taking(own: Lru<string, Entity>, other: Lru<string, Entity>): Pick<Lru<string, Entity>, 'get' | 'set'> {
  return { set: own.set, get: (hash) => own.get(hash) ?? taken(own, hash, other.get(hash)) }
}

function taken(own: Lru<string, Entity>, hash: string, entity: Entity | undefined): Entity | undefined {
  if (entity) own.set(hash, entity)
  return entity
}
