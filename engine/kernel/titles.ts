export const locales = ['en', 'ru', 'uk', 'ro'] as const
export type Locale = (typeof locales)[number]

/** Texts of one element by language. English and Russian are always there; the rest fall back. */
export type Titles = { readonly en: string; readonly ru: string } & { readonly [L in Locale]?: string }

/** The text in `locale`, else in English. */
export function titleOf(titles: Titles, locale: string): string {
  return titles[locale as Locale] ?? titles.en
}

/** A text that may be the same in every language. */
export function textIn(text: string | Titles | undefined, locale: string): string | undefined {
  return typeof text === 'object' ? titleOf(text, locale) : text
}
