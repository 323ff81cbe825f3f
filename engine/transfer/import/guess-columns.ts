/** Which field each column of a file is meant for, told by its title. */
import { withoutMarks } from '../../kernel/comparable-text.ts'
import { locales, titleOf, type Titles } from '../../kernel/titles.ts'

/** A field that may be filled, with every name it goes by. */
export interface Fillable {
  readonly name: string
  readonly titles: Titles
}

const bare = (text: string): string => withoutMarks(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Shortest title that another may begin with and still be meant. */
const telling = 5

/** Name of a field for each column, none twice; null where no title says anything. What was chosen for the same titles before goes first. */
export function guessColumns(titles: readonly string[], fields: readonly Fillable[], remembered: readonly (string | null)[] | null): readonly (string | null)[] {
  const names = new Set(fields.map(({ name }) => name))
  const taken = new Set<string>()
  const take = (name: string | null | undefined): string | null => {
    if (!name || !names.has(name) || taken.has(name)) return null
    taken.add(name)
    return name
  }
  if (remembered?.length === titles.length) return remembered.map(take)
  const known = fields.map((field) => ({ name: field.name, words: new Set([bare(field.name), bare(field.name.replace(/([a-z])([A-Z])/g, '$1 $2')), ...locales.map((locale) => bare(titleOf(field.titles, locale)))]) }))
  const exact = titles.map((title) => take(known.find(({ name, words }) => !taken.has(name) && words.has(bare(title)))?.name))
  return titles.map((title, i) => {
    if (exact[i]) return exact[i]
    const text = bare(title)
    if (text.length < telling) return null
    return take(known.find(({ name, words }) => !taken.has(name) && [...words].some((word) => word.length >= telling && (text.startsWith(word) || word.startsWith(text))))?.name)
  })
}

/** The titles as one key, by which a choice is remembered. */
export const headKey = (titles: readonly string[]): string => titles.map(bare).join('|')
