import type { FileKind } from './meta.ts'
import type { PackageDefinition } from './types.ts'

/** What a path inside a package means. */
export interface FilePlace {
  readonly kind: FileKind
  /** Folder name: of the entity, role, workplace, report, calendar, automation, intake, message, or the dealership's code; '' for the manifest, `<entity>/print/<form>` for a print form. */
  readonly name: string
}

/** Kinds of which each has a folder of its own, and the parts of a package that they are. */
export const groups = { role: 'roles', workplace: 'workplaces', report: 'reports', calendar: 'calendars', automation: 'automations', intake: 'intakes', message: 'messages' } as const

export type GroupKind = keyof typeof groups

const groupKinds = Object.keys(groups) as readonly GroupKind[]

/** The part of the package that files of the kind are; undefined for those of entities, and for files that stand alone. */
export const groupOf = (kind: FileKind): (typeof groups)[GroupKind] | undefined => (Object.hasOwn(groups, kind) ? groups[kind as GroupKind] : undefined)

const patterns: readonly (readonly [RegExp, FileKind | null])[] = [
  [/^()manifest\.json$/, 'manifest'],
  [/^entities\/([^/]+)\/(entity|machine|views|seed|scenarios)\.json$/, null],
  [/^entities\/([^/]+\/print\/[^/]+)\.json$/, 'print'],
  ...groupKinds.map((kind) => [new RegExp(`^${groups[kind]}/([^/]+)/${kind}\\.json$`), kind] as const),
  [/^overlays\/([^/]+)(?:\/overlay)?\.json$/, 'overlay'],
]

/** null: no file of a package stands there. */
export function placeOf(path: string): FilePlace | null {
  for (const [pattern, kind] of patterns) {
    const found = pattern.exec(path)
    if (found) return { kind: kind ?? (found[2] as FileKind), name: found[1] ?? '' }
  }
  return null
}

export const entityFile = (entity: string, kind: 'entity' | 'machine' | 'views' | 'seed' | 'scenarios'): string => `entities/${entity}/${kind}.json`
export const printFile = (entity: string, form: string): string => `entities/${entity}/print/${form}.json`
/** The file of a role, a workplace, a report … */
export const groupFile = (kind: GroupKind, name: string): string => `${groups[kind]}/${name}/${kind}.json`
/** Everything of a package that stands in files of such kinds, by their paths. */
export const groupContents = (pkg: Pick<PackageDefinition, (typeof groups)[GroupKind]>): readonly (readonly [string, unknown])[] => groupKinds.flatMap((kind) => Object.entries(pkg[groups[kind]] ?? {}).map(([name, content]) => [groupFile(kind, name), content] as const))

export const roleFile = (name: string): string => groupFile('role', name)
export const workplaceFile = (name: string): string => groupFile('workplace', name)
export const reportFile = (name: string): string => groupFile('report', name)
export const calendarFile = (name: string): string => groupFile('calendar', name)
export const automationFile = (name: string): string => groupFile('automation', name)
export const intakeFile = (name: string): string => groupFile('intake', name)
export const messageFile = (name: string): string => groupFile('message', name)
export const overlayFile = (dealership: string): string => `overlays/${dealership}.json`
