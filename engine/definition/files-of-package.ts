import { canonicalContent, canonicalText } from './canonical.ts'
import { entityFile, groupFile, type GroupKind, groups, overlayFile, printFile } from './file-place.ts'
import type { EntityFiles, OverlayDefinition, PackageDefinition } from './types.ts'

const groupKinds = Object.keys(groups) as readonly GroupKind[]

/** The files of a package and its overlays as canonical text; `packageFromFiles` reads them back to the same. */
export function filesOfPackage(pkg: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>> = {}): Record<string, string> {
  const files: Record<string, string> = { 'manifest.json': canonicalText('manifest', pkg.manifest) }
  for (const [name, entity] of Object.entries(pkg.entities)) {
    for (const [form, content] of Object.entries(entity.print ?? {})) files[printFile(name, form)] = canonicalText('print', content)
    for (const kind of ['entity', 'machine', 'views', 'seed', 'scenarios'] as const) {
      if (entity[kind]) files[entityFile(name, kind)] = canonicalText(kind, entity[kind])
    }
  }
  for (const kind of groupKinds) for (const [name, part] of Object.entries(pkg[groups[kind]] ?? {})) files[groupFile(kind, name)] = canonicalText(kind, part)
  for (const [code, overlay] of Object.entries(overlays)) files[overlayFile(code)] = canonicalText('overlay', overlay)
  return files
}

interface Definitions {
  readonly package: PackageDefinition
  readonly overlays: Readonly<Record<string, OverlayDefinition>>
}

/** The same definitions with the keys of every file in canonical order. */
export function canonical({ package: pkg, overlays }: Definitions): Definitions {
  const each = <T>(kind: Parameters<typeof canonicalContent>[0], parts: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, canonicalContent(kind, part)]))
  const entities = Object.entries(pkg.entities).map(([name, files]) => [name, Object.fromEntries(Object.entries(files).map(([kind, part]) => [kind, kind === 'print' ? each('print', part as NonNullable<EntityFiles['print']>) : canonicalContent(kind as Exclude<keyof EntityFiles, 'print'>, part)]))])
  // What a package has none of stays away.
  const groupsOf = Object.fromEntries(groupKinds.flatMap((kind) => (pkg[groups[kind]] ? [[groups[kind], each<unknown>(kind, pkg[groups[kind]] ?? {})]] : []))) as Pick<PackageDefinition, (typeof groups)[GroupKind]>
  return {
    package: { ...pkg, entities: Object.fromEntries(entities) as PackageDefinition['entities'], ...groupsOf },
    overlays: each('overlay', overlays),
  }
}
