import { titleOf, type Titles } from '../../../../engine/client.ts'
import { type FieldAt, type Kind, propertyAt } from './kind.ts'

/** What a field is called in the reader's language. */
export function titleIn(kind: Kind, at: FieldAt, locale: string): string {
  const titles = propertyAt(kind, at)?.['x-field'].titles
  return titles ? titleOf(titles, locale) : (at.at(-1) ?? '')
}

/** Words in the reader's language, and in those that must have some. */
export const titlesOf = (text: string, locale: string): Titles => ({ en: text, ru: text, ...(locale === 'uk' || locale === 'ro' ? { [locale]: text } : {}) })

/** Without the keys that say nothing. */
export const withoutEmpty = <T extends object>(value: { readonly [Key in keyof T]?: T[Key] | undefined }): T => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== '' && part !== false)) as T
