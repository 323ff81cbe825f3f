import type { EntityFiles, PackageDefinition } from '../definition/types.ts'
import { contentHash } from '../kernel/json.ts'

/** Definitions are never changed in place: a part's hash is told once, however many packages share the part. */
const hashes = new WeakMap<object, string>()

function partHash(part: object): string {
  const known = hashes.get(part)
  if (known !== undefined) return known
  const hash = contentHash(part)
  hashes.set(part, hash)
  return hash
}

/**
 * Hash of what a package comes to with an overlay laid over it: equal hash, equal model. Costs only the parts
 * that the overlay touched.
 */
export function effectiveHash(pkg: PackageDefinition, customIds: ReadonlySet<string>): string {
  const parts = Object.entries(pkg).map(([kind, part]) => [kind, kind === 'manifest' ? partHash(part as object) : hashesIn(part as Readonly<Record<string, object>>)])
  return contentHash([parts, [...customIds].sort()])
}

const hashesIn = (parts: Readonly<Record<string, object>>): readonly (readonly [string, string])[] => Object.entries(parts).map(([name, part]) => [name, partHash(part)])

/** Hash of one entity with what of it an overlay added. */
export function entityHash(files: EntityFiles, customIds: ReadonlySet<string>): string {
  const own = Object.values(files.entity.schema.properties).flatMap((property) => (customIds.has(property['x-field'].id) ? [property['x-field'].id] : []))
  return own.length === 0 ? partHash(files) : contentHash([partHash(files), own])
}
