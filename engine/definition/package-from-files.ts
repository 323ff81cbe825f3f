import type { Issue } from '../kernel/errors.ts'
import { isObjectName } from '../kernel/names.ts'
import { entityFile, type FilePlace, groupOf, placeOf } from './file-place.ts'
import { checkContent } from './meta.ts'
import { parseJson } from './parse-json.ts'
import type { AutomationDefinition, CalendarDefinition, EntityDefinition, EntityFiles, IntakeDefinition, Manifest, MachineDefinition, MessageDefinition, OverlayDefinition, PackageDefinition, PrintDefinition, ReportDefinition, RoleDefinition, ScenariosDefinition, SeedDefinition, ViewsDefinition, WorkplaceDefinition } from './types.ts'

const maxFiles = 3000
const knownPaths = 'manifest.json, entities/<name>/{entity,machine,views,seed,scenarios}.json, entities/<name>/print/<form>.json, roles/<name>/role.json, workplaces/<name>/workplace.json, reports/<name>/report.json, calendars/<name>/calendar.json, automations/<name>/automation.json, intakes/<name>/intake.json, messages/<name>/message.json, overlays/<code>.json'

export interface PackageFiles {
  /** null while any file has an issue: a broken definition is never half used. */
  readonly package: PackageDefinition | null
  readonly overlays: Readonly<Record<string, OverlayDefinition>>
  readonly issues: readonly Issue[]
}

interface Read {
  readonly path: string
  readonly place: FilePlace
  readonly content: unknown
}

/** Reads the files of a package (`entities/client/entity.json` …, `overlays/spb.json`) given as text; every issue at once, each with its file. */
export function packageFromFiles(files: Readonly<Record<string, string>>): PackageFiles {
  const paths = Object.keys(files).sort()
  if (paths.length > maxFiles) return { package: null, overlays: {}, issues: [{ pointer: '', message: `more than ${maxFiles} files` }] }
  const issues: Issue[] = []
  const read: Read[] = []
  for (const path of paths) {
    const one = readFile(path, files[path] ?? '')
    if ('issues' in one) issues.push(...one.issues)
    else read.push(one)
  }
  issues.push(...missingFiles(paths))
  const overlays = byName<OverlayDefinition>(read, 'overlay')
  return { package: issues.length === 0 ? assemble(read) : null, overlays, issues }
}

function readFile(path: string, text: string): Read | { readonly issues: readonly Issue[] } {
  const place = placeOf(path)
  if (!place) return { issues: [{ file: path, pointer: '', message: 'no file of a package stands here', hint: `Known: ${knownPaths}.` }] }
  if (isObjectName(place.name)) return { issues: [{ file: path, pointer: '', message: `“${place.name}” is a name the platform needs itself`, hint: 'Choose another name for the folder and in the file.' }] }
  const parsed = parseJson(path, text)
  if ('issue' in parsed) return { issues: [parsed.issue] }
  const issues = [...checkContent(place.kind, parsed.value), ...folderIssues(place, parsed.value)]
  return issues.length > 0 ? { issues: issues.map((issue) => ({ file: path, ...issue })) } : { path, place, content: parsed.value }
}

/** The folder and the name in the file say the same. */
function folderIssues(place: FilePlace, content: unknown): readonly Issue[] {
  const key = place.kind === 'overlay' ? 'dealership' : place.kind === 'entity' || place.kind === 'print' || groupOf(place.kind) ? 'name' : null
  if (key === null || typeof content !== 'object' || content === null) return []
  const name = (content as Readonly<Record<string, unknown>>)[key]
  const own = place.name.slice(place.name.lastIndexOf('/') + 1)
  if (typeof name !== 'string' || name === own) return []
  return [{ pointer: `/${key}`, message: `is “${name}”, but the file stands under “${own}”`, hint: 'Give both the same name.' }]
}

function missingFiles(paths: readonly string[]): readonly Issue[] {
  const issues: Issue[] = []
  const known = new Set(paths)
  if (!known.has('manifest.json')) issues.push({ file: 'manifest.json', pointer: '', message: 'is missing', hint: 'Every package says what it is in manifest.json.' })
  const entities = new Set(paths.flatMap((path) => /^entities\/([^/]+)\/(?:(?:entity|machine|views|seed|scenarios)|print\/[^/]+)\.json$/.exec(path)?.[1] ?? []))
  for (const name of entities) {
    for (const kind of ['entity', 'views'] as const) {
      const file = entityFile(name, kind)
      if (!known.has(file)) issues.push({ file, pointer: '', message: 'is missing', hint: kind === 'views' ? 'Say how the entity is shown: form.sections and list.columns.' : 'A machine, views or seed need an entity.' })
    }
  }
  return issues
}

function byName<T>(read: readonly Read[], kind: string): Readonly<Record<string, T>> {
  return Object.fromEntries(read.filter(({ place }) => place.kind === kind).map(({ place, content }) => [place.name, content as T]))
}

function assemble(read: readonly Read[]): PackageDefinition {
  const machines = byName<MachineDefinition>(read, 'machine')
  const views = byName<ViewsDefinition>(read, 'views')
  const seeds = byName<SeedDefinition>(read, 'seed')
  const scenarios = byName<ScenariosDefinition>(read, 'scenarios')
  const prints = byName<PrintDefinition>(read, 'print')
  const entities = Object.entries(byName<EntityDefinition>(read, 'entity')).map(([name, entity]): [string, EntityFiles] => {
    const machine = machines[name]
    const seed = seeds[name]
    const tried = scenarios[name]
    const print = Object.fromEntries(Object.entries(prints).flatMap(([path, form]) => (path.startsWith(`${name}/print/`) ? [[form.name, form]] : [])))
    return [name, { entity, ...(machine ? { machine } : {}), views: views[name] as ViewsDefinition, ...(seed ? { seed } : {}), ...(tried ? { scenarios: tried } : {}), ...(Object.keys(print).length > 0 ? { print } : {}) }]
  })
  return {
    manifest: byName<Manifest>(read, 'manifest')[''] as Manifest,
    entities: Object.fromEntries(entities),
    roles: byName<RoleDefinition>(read, 'role'),
    workplaces: byName<WorkplaceDefinition>(read, 'workplace'),
    reports: byName<ReportDefinition>(read, 'report'),
    // A package without any reads as it did before there were such files.
    ...some('calendars', byName<CalendarDefinition>(read, 'calendar')),
    ...some('automations', byName<AutomationDefinition>(read, 'automation')),
    ...some('intakes', byName<IntakeDefinition>(read, 'intake')),
    ...some('messages', byName<MessageDefinition>(read, 'message')),
  }
}

const some = <Key extends string, T>(key: Key, parts: Readonly<Record<string, T>>): { readonly [K in Key]?: Readonly<Record<string, T>> } => (Object.keys(parts).length > 0 ? ({ [key]: parts } as { readonly [K in Key]: Readonly<Record<string, T>> }) : {})
