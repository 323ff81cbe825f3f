/** Fields that were taken away: their columns are kept, and definitions that name their ids again bring them back. */
import type { EntityDefinition, PackageDefinition } from '../definition/types.ts'
import type { FormerField } from '../engine.ts'
import type { Platform } from '../platform/index.ts'
import { candidateOf, type Version } from './live.ts'

/** Packages looked into, and those of them kept at hand. */
const mostVersions = 30

/** By the hash of a package, what its entities were: a published version never changes. */
const known = new Map<string, readonly EntityDefinition[]>()

export async function formerFields(platform: Platform, live: Version, entityId: string): Promise<readonly FormerField[]> {
  const found = new Map<string, FormerField>()
  const now = new Set(fieldIds(entitiesOf(live.candidate.package).find(({ id }) => id === entityId)))
  const seen = new Set([live.publication.packageHash])
  let until = live.publication.publishedAt
  for (const publication of await platform.versions.list()) {
    if (seen.size > mostVersions) break
    if (!seen.has(publication.packageHash)) {
      seen.add(publication.packageHash)
      const { schema } = (await entitiesIn(platform, publication, live)).find(({ id }) => id === entityId) ?? {}
      for (const [name, property] of Object.entries(schema?.properties ?? {})) {
        const { id } = property['x-field']
        if (!now.has(id) && !found.has(id)) found.set(id, { id, name, schema: property, required: schema?.required?.includes(name) ?? false, version: publication.version, until: until.toISOString() })
      }
    }
    until = publication.publishedAt
  }
  return [...found.values()]
}

const entitiesOf = (pkg: PackageDefinition): readonly EntityDefinition[] => Object.values(pkg.entities).map(({ entity }) => entity)
const fieldIds = (entity: EntityDefinition | undefined): readonly string[] => Object.values(entity?.schema.properties ?? {}).map((property) => property['x-field'].id)

async function entitiesIn(platform: Platform, publication: Parameters<typeof candidateOf>[1], live: Version): Promise<readonly EntityDefinition[]> {
  const before = known.get(publication.packageHash)
  if (before) return before
  const entities = entitiesOf((await candidateOf(platform, { ...publication, overlays: {} }, live)).package)
  if (known.size >= mostVersions) known.clear()
  known.set(publication.packageHash, entities)
  return entities
}
