import { type Locale, locales } from '../titles.ts'
import type { Refusals } from './types.ts'

interface Pattern {
  readonly shape: RegExp
  readonly words: Refusals[string]
}

/** So many letters of a sentence are its own. */
const ownLetters = (english: string): number => english.replaceAll(/\{\d\}/g, '').length

/** Says the sentences in a language; `{1}`, `{2}` … are their facts. What there are no words for stays as it is. */
export function speakerOf(refusals: Refusals): (locale: string, text: string) => string {
  /** Those with facts, the ones with most words of their own first: they are the surest. */
  const patterns: readonly Pattern[] = Object.entries(refusals)
    .filter(([english]) => english.includes('{1}'))
    .sort(([a], [b]) => ownLetters(b) - ownLetters(a))
    .map(([english, words]) => ({ words, shape: new RegExp(`^${english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\d\}/g, '([\\s\\S]*?)')}$`) }))

  const said = (language: Exclude<Locale, 'en'>, text: string): string | null => {
    const known = Object.hasOwn(refusals, text) ? refusals[text] : undefined
    if (known) return known[language]
    for (const { shape, words } of patterns) {
      const facts = shape.exec(text)
      // A fact may be a sentence itself, or one of our own words.
      if (facts) return words[language].replaceAll(/\{(\d)\}/g, (_, at: string) => factIn(language, facts[Number(at)] ?? ''))
    }
    return null
  }

  const factIn = (language: Exclude<Locale, 'en'>, fact: string): string => (fact === '' ? '' : (said(language, fact.trim()) ?? fact.trim()) + (fact.endsWith(' ') ? ' ' : ''))

  return (locale, text) => {
    const language = locales.find((known) => known === locale)
    if (language === undefined || language === 'en' || text === '') return text
    return said(language, text) ?? text
  }
}
