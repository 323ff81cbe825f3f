/** A package from its files and back, without looking for mistakes: for what is shown while somebody changes it. */
import { entityFile, groupContents, groupOf, placeOf, printFile } from '../file-place.ts'
import type { EntityFiles, PackageDefinition } from '../types.ts'

type Contents = Readonly<Record<string, unknown>>

/** Contents of the files of a package by their paths. */
export function contentsOf(pkg: PackageDefinition): Contents {
  const entities = Object.entries(pkg.entities).flatMap(([name, { print = {}, ...files }]) => [
    ...Object.entries(files).map(([kind, content]) => [entityFile(name, kind as Exclude<keyof EntityFiles, 'print'>), content] as const),
    ...Object.entries(print).map(([form, content]) => [printFile(name, form), content] as const),
  ])
  return Object.fromEntries([['manifest.json', pkg.manifest], ...entities, ...groupContents(pkg)])
}

/** A package of contents as `contentsOf` gives them; null where an entity lacks what every entity has. */
export function packageOf(contents: Contents): PackageDefinition | null {
  const pkg = { manifest: contents['manifest.json'], entities: {} as Record<string, Record<string, unknown>> }
  const others: Record<string, Record<string, unknown>> = { roles: {}, workplaces: {}, reports: {} }
  for (const [path, content] of Object.entries(contents)) {
    const place = placeOf(path)
    if (!place || place.kind === 'manifest' || place.kind === 'overlay') continue
    const { kind, name } = place
    if (kind === 'print') {
      const [entity = '', , form = ''] = name.split('/')
      pkg.entities[entity] = { ...pkg.entities[entity], print: { ...(pkg.entities[entity]?.print as object | undefined), [form]: content } }
    } else if (kind === 'entity' || kind === 'machine' || kind === 'views' || kind === 'seed' || kind === 'scenarios') pkg.entities[name] = { ...pkg.entities[name], [kind]: content }
    else {
      const group = groupOf(kind)
      if (group) others[group] = { ...others[group], [name]: content }
    }
  }
  const isWhole = pkg.manifest !== undefined && Object.values(pkg.entities).every(({ entity, views }) => entity && views)
  return isWhole ? ({ ...pkg, ...others } as unknown as PackageDefinition) : null
}
