import { EngineError, type ErrorCode } from '../kernel/errors.ts'
import type { Titles } from '../kernel/titles.ts'

/** An error that has its sentence in every language. */
export const worded = (code: ErrorCode, titles: Required<Titles>): EngineError => new EngineError(code, titles.en, { data: { titles } })

/** Facts put into a sentence: `{count}` …, in every language. */
export function withFacts(titles: Required<Titles>, facts: Readonly<Record<string, string | number>>): Required<Titles> {
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
  return { en: filled(titles.en), ru: filled(titles.ru), uk: filled(titles.uk), ro: filled(titles.ro) }
}
