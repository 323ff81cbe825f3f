/** The draft as an admin thinks of it: kinds of records with what belongs to each, then roles, workplaces, reports …; never as files. */
import { type DraftFiles, titleOf, type Titles } from '../../../engine/client.ts'
import { jsonOf } from './json.ts'

export interface Leaf {
  readonly path: string
  /** Its own title; absent: it is called by its kind. */
  readonly title?: string
  /** What the file is, a word of the messages. */
  readonly kind: string
}

export interface Branch {
  /** `entities/work-order`, `roles` … */
  readonly key: string
  /** The record's own title; absent: a word of the messages by its key. */
  readonly title?: string
  readonly leaves: readonly Leaf[]
}

interface Named {
  readonly titles?: Titles
  readonly pluralTitles?: Titles
}

/** Order in which the parts of a record are worked on. */
const parts = ['entity', 'machine', 'views', 'seed', 'scenarios']

/** What may be added though there is none yet. */
const always = ['automations', 'calendars', 'intakes', 'messages', 'print']

const titled = (text: string | undefined, locale: string): string | undefined => {
  const named = jsonOf<Named>(text)
  const titles = named?.pluralTitles ?? named?.titles
  return titles && typeof titles.en === 'string' ? titleOf(titles, locale) : undefined
}

/** `all`: every file there is or was; those that are gone from `files` are shown by what `published` says of them. */
export function outlineOf(files: DraftFiles, published: DraftFiles, locale: string): readonly Branch[] {
  const paths = [...new Set([...Object.keys(published), ...Object.keys(files)])].sort()
  const textAt = (path: string): string | undefined => files[path] ?? published[path]
  const entities = new Map<string, Leaf[]>()
  const others = new Map<string, Leaf[]>(always.map((group) => [group, []]))
  for (const path of paths) {
    const [folder = '', name = '', file = ''] = path.split('/')
    if (folder === 'entities' && file === 'print') {
      put(others, 'print', { path, kind: 'print', title: titled(textAt(path), locale) ?? path })
    } else if (folder === 'entities' && file !== '') {
      put(entities, `entities/${name}`, { path, kind: file.replace('.json', '') })
    } else {
      const title = titled(textAt(path), locale) ?? (folder === 'manifest.json' ? undefined : name.replace('.json', '') || path)
      put(others, folder === 'manifest.json' ? 'package' : folder, { path, kind: folder.replace('.json', ''), ...(title !== undefined && { title }) })
    }
  }
  const byTitle = (a: { readonly title?: string }, b: { readonly title?: string }): number => (a.title ?? '').localeCompare(b.title ?? '', locale)
  const records = [...entities].map(([key, leaves]) => ({ key, title: titled(textAt(`${key}/entity.json`), locale) ?? key.slice('entities/'.length), leaves: leaves.sort((a, b) => parts.indexOf(a.kind) - parts.indexOf(b.kind)) }))
  return [...records.sort(byTitle), ...[...others].map(([key, leaves]) => ({ key, leaves: leaves.sort(byTitle) })).sort((a, b) => a.key.localeCompare(b.key))]
}

function put(groups: Map<string, Leaf[]>, key: string, leaf: Leaf): void {
  groups.set(key, [...(groups.get(key) ?? []), leaf])
}
