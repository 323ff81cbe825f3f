import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { marked } from 'marked'
import type { InterfaceLocale } from '../_lib/locale.ts'
import { type Chapter, chapters } from './chapters.ts'

/** What stands under one heading: what a search finds. */
export interface Section {
  readonly title: string
  readonly text: string
}

export interface ChapterText {
  readonly chapter: Chapter
  readonly title: string
  /** Made of our own text alone. */
  readonly html: string
  readonly sections: readonly Section[]
}

const cache = new Map<InterfaceLocale, Promise<readonly ChapterText[]>>()

/** The whole manual in a language; made once for each. */
export function readManual(locale: InterfaceLocale): Promise<readonly ChapterText[]> {
  const known = process.env.NODE_ENV === 'production' ? cache.get(locale) : undefined
  const manual = known ?? Promise.all(chapters.map((chapter) => readChapter(locale, chapter)))
  cache.set(locale, manual)
  return manual
}

async function readChapter(locale: InterfaceLocale, chapter: Chapter): Promise<ChapterText> {
  const source = await readFile(join(/* turbopackIgnore: true */ process.cwd(), 'app', '_manual', locale, `${chapter}.md`), 'utf8')
  const title = /^# (.+)$/m.exec(source)?.[1] ?? chapter
  const parts = source.split(/^## /m)
  const sections = parts.map((part, i) => ({ title: i === 0 ? title : (part.split('\n', 1)[0] ?? ''), text: plain(part.slice(part.indexOf('\n') + 1)) }))
  return { chapter, title, html: await marked.parse(source.replace(/^# .+$/m, '')), sections }
}

/** Markdown's own signs are nothing to search for. */
const plain = (text: string): string => text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll(/[*`#>|_]/g, '').replaceAll(/\s+/g, ' ').trim()
