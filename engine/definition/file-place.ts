import type { FileKind } from './meta.ts'

/** What a path inside a package means. */
export interface FilePlace {
  readonly kind: FileKind
  /** Folder name: of the entity, role, workplace, report, calendar, or the dealership's code; '' for the manifest, `<entity>/print/<form>` for a print form. */
  readonly name: string
}

const patterns: readonly (readonly [RegExp, FileKind | null])[] = [
  [/^()manifest\.json$/, 'manifest'],
  [/^entities\/([^/]+)\/(entity|machine|views|seed)\.json$/, null],
  [/^entities\/([^/]+\/print\/[^/]+)\.json$/, 'print'],
  [/^roles\/([^/]+)\/role\.json$/, 'role'],
  [/^workplaces\/([^/]+)\/workplace\.json$/, 'workplace'],
  [/^reports\/([^/]+)\/report\.json$/, 'report'],
  [/^calendars\/([^/]+)\/calendar\.json$/, 'calendar'],
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

export const entityFile = (entity: string, kind: 'entity' | 'machine' | 'views' | 'seed'): string => `entities/${entity}/${kind}.json`
export const printFile = (entity: string, form: string): string => `entities/${entity}/print/${form}.json`
export const roleFile = (name: string): string => `roles/${name}/role.json`
export const workplaceFile = (name: string): string => `workplaces/${name}/workplace.json`
export const reportFile = (name: string): string => `reports/${name}/report.json`
export const calendarFile = (name: string): string => `calendars/${name}/calendar.json`
export const overlayFile = (dealership: string): string => `overlays/${dealership}.json`
