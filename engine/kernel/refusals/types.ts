import type { Locale } from '../titles.ts'

/** English sentence → the same in the other languages. */
export type Refusals = Readonly<Record<string, Readonly<Record<Exclude<Locale, 'en'>, string>>>>
