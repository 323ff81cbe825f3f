import type { Issue } from '../errors.ts'
import { type Locale, locales } from '../titles.ts'
import { checkRefusals } from './checks.ts'
import { definitionRefusals } from './definitions.ts'
import { fileRefusals } from './files.ts'
import { ownRefusals } from './own.ts'
import { peopleRefusals } from './people.ts'
import { recordRefusals } from './records.ts'
import { staffRefusals } from './staff.ts'
import { transferRefusals } from './transfer.ts'
import type { Refusals } from './types.ts'
import { workRefusals } from './work.ts'

/**
 * Refusals are thrown in English, and cross processes, queues and the API as text; whoever shows one to a person
 * says it in that person's language here. `{1}`, `{2}` … are its facts.
 */
export const refusals: Refusals = { ...peopleRefusals, ...recordRefusals, ...definitionRefusals, ...checkRefusals, ...ownRefusals, ...staffRefusals, ...fileRefusals, ...transferRefusals, ...workRefusals }

interface Pattern {
  readonly shape: RegExp
  readonly words: Refusals[string]
}

/** Those with facts, the ones with most words of their own first: they are the surest. */
const patterns: readonly Pattern[] = Object.entries(refusals)
  .filter(([english]) => english.includes('{1}'))
  .sort(([a], [b]) => b.length - a.length)
  .map(([english, words]) => ({ words, shape: new RegExp(`^${english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\d\}/g, '([\\s\\S]*?)')}$`) }))

/** The sentence in the language; itself where there are no such words, as with texts that are in it already. */
export function inLanguage(locale: string, text: string): string {
  const language = locales.find((known) => known === locale)
  if (language === undefined || language === 'en' || text === '') return text
  return said(language, text) ?? text
}

function said(language: Exclude<Locale, 'en'>, text: string): string | null {
  const known = refusals[text]
  if (known) return known[language]
  for (const { shape, words } of patterns) {
    const facts = shape.exec(text)
    // A fact may be a sentence itself, or one of our own words.
    if (facts) return words[language].replaceAll(/\{(\d)\}/g, (_, at: string) => factIn(language, facts[Number(at)] ?? ''))
  }
  return null
}

const factIn = (language: Exclude<Locale, 'en'>, fact: string): string => (fact === '' ? '' : (said(language, fact.trim()) ?? fact.trim()) + (fact.endsWith(' ') ? ' ' : ''))

interface Told {
  readonly message: string
  readonly hint?: string | undefined
  readonly issues?: readonly Issue[]
}

/** The words of a refusal in the language: its sentence, its hint, its issues. */
export function saidIn(locale: string, { message, hint, issues }: Told): Told {
  const told = issues?.map((issue) => ({ ...issue, message: inLanguage(locale, issue.message), ...(issue.hint === undefined ? {} : { hint: inLanguage(locale, issue.hint) }) }))
  return { message: inLanguage(locale, message), ...(hint === undefined ? {} : { hint: inLanguage(locale, hint) }), ...(told && { issues: told }) }
}
