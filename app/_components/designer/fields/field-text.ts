import { titleOf, type Titles } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { type FieldAt, type Kind, propertyAt } from './kind.ts'

/** What a field is called in the reader's language. */
export function titleIn(kind: Kind, at: FieldAt, locale: string): string {
  const titles = propertyAt(kind, at)?.['x-field'].titles
  return titles ? titleOf(titles, locale) : (at.at(-1) ?? '')
}

/** Words in the reader's language, and in those that must have some. */
export const titlesOf = (text: string, locale: string): Titles => ({ en: text, ru: text, ...(locale === 'uk' || locale === 'ro' ? { [locale]: text } : {}) })

/** Some of the keys; undefined, or an empty text, takes one out. */
export type Part<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** The same with a part of it written anew; what the part does not speak of stays as it is. */
export const withPart = <T extends object>(content: T, part: Part<T>): T => withKeys<T>(content, Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value === '' ? undefined : value])) as Part<T>)
