import type { Titles } from '../../../../engine/client.ts'

/** Words in both languages that must have some: the missing ones are the other's. */
export const completedTitles = (titles: Titles): Titles => ({ ...titles, en: titles.en || titles.ru, ru: titles.ru || titles.en })
