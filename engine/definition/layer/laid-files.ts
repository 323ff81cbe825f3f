/** A package from its files and back, without looking for mistakes: for what is shown while somebody changes it. */
import { calendarFile, entityFile, placeOf, printFile, reportFile, roleFile, workplaceFile } from '../file-place.ts'
import type { CalendarDefinition, EntityFiles, PackageDefinition } from '../types.ts'

type Contents = Readonly<Record<string, unknown>>

/** Contents of the files of a package by their paths. */
export function contentsOf(pkg: PackageDefinition): Contents {
  const entities = Object.entries(pkg.entities).flatMap(([name, { print = {}, ...files }]) => [
    ...Object.entries(files).map(([kind, content]) => [entityFile(name, kind as Exclude<keyof EntityFiles, 'print'>), content] as const),
    ...Object.entries(print).map(([form, content]) => [printFile(name, form), content] as const),
  ])
  const others = <T>(parts: Readonly<Record<string, T>>, file: (name: string) => string) => Object.entries(parts).map(([name, content]) => [file(name), content] as const)
  return Object.fromEntries([['manifest.json', pkg.manifest], ...entities, ...others(pkg.roles, roleFile), ...others(pkg.workplaces, workplaceFile), ...others(pkg.reports, reportFile), ...others<CalendarDefinition>(pkg.calendars ?? {}, calendarFile)])
}

/** A package of contents as `contentsOf` gives them; null where an entity lacks what every entity has. */
export function packageOf(contents: Contents): PackageDefinition | null {
  const pkg = { manifest: contents['manifest.json'], entities: {} as Record<string, Record<string, unknown>>, roles: {} as Record<string, unknown>, workplaces: {} as Record<string, unknown>, reports: {} as Record<string, unknown>, calendars: {} as Record<string, unknown> }
  for (const [path, content] of Object.entries(contents)) {
    const place = placeOf(path)
    if (!place || place.kind === 'manifest' || place.kind === 'overlay') continue
    const { kind, name } = place
    if (kind === 'print') {
      const [entity = '', , form = ''] = name.split('/')
      pkg.entities[entity] = { ...pkg.entities[entity], print: { ...(pkg.entities[entity]?.print as object | undefined), [form]: content } }
    } else if (kind === 'entity' || kind === 'machine' || kind === 'views' || kind === 'seed') pkg.entities[name] = { ...pkg.entities[name], [kind]: content }
    else pkg[`${kind}s`][name] = content
  }
  const isWhole = pkg.manifest !== undefined && Object.values(pkg.entities).every(({ entity, views }) => entity && views)
  const { calendars, ...rest } = pkg
  return isWhole ? ({ ...rest, ...(Object.keys(calendars).length > 0 ? { calendars } : {}) } as unknown as PackageDefinition) : null
}
