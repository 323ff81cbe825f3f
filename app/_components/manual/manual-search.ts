import type MiniSearch from 'minisearch'
import type { ChapterText } from '../../_manual/read-manual.ts'

export interface Hit {
  readonly chapter: string
  /** Of the chapter. */
  readonly title: string
  /** Heading of the part that was found. */
  readonly heading: string
}

/** Words by what they begin with, so that "списки" finds "списка" and "lists" finds "list". */
export function stemOf(term: string): string {
  const word = term.toLowerCase()
  if (word.length < 4) return word
  return word.replace(/(иями|ями|ами|ием|иях|ого|его|ому|ему|ыми|ими|ов|ев|ей|ам|ям|ах|ях|ом|ем|ою|ый|ий|ая|яя|ое|ее|ые|ие|ої|ій|і|ї|ы|и|а|я|у|ю|е|о|ь|й|ului|elor|ilor|ele|ile|le|ul|ing|ed|es|s|e|i|ă|a)$/u, '')
}

/** Search over the manual, made when somebody searches first. */
export async function openSearch(manual: readonly ChapterText[]): Promise<(text: string) => readonly Hit[]> {
  const { default: Index } = await import('minisearch')
  const index: MiniSearch = new Index({
    fields: ['title', 'heading', 'text'],
    storeFields: ['chapter', 'title', 'heading'],
    processTerm: stemOf,
    searchOptions: { boost: { title: 4, heading: 2 }, prefix: true, fuzzy: (term) => (term.length > 5 ? 0.2 : false), processTerm: stemOf },
  })
  index.addAll(manual.flatMap(({ chapter, title, sections }) => sections.map((section, i) => ({ id: `${chapter}/${i}`, chapter, title, heading: section.title, text: section.text }))))
  return (text) => index.search(text).slice(0, 12).map((found) => ({ chapter: String(found.chapter), title: String(found.title), heading: String(found.heading) }))
}
