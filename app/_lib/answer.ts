import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { Issue } from '../../engine/client.ts'
import { engine } from './engine.ts'

/** A refusal as the browser gets it: what happened, where, what to do. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly hint: string | null
  readonly issues: readonly Issue[]
  readonly data: unknown
}

/** What a server action answers: errors travel as data, because thrown ones lose their text on the way. */
export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: Refusal }

interface CodedError {
  readonly name: string
  readonly message: string
  readonly code: string
  readonly issues?: readonly Issue[]
  readonly hint?: string
  readonly data?: unknown
}

const isCoded = (error: unknown): error is CodedError => error instanceof Error && error.name === 'EngineError' && 'code' in error

/** The engine's own refusals with their words; anything else stays unnamed outside. */
export function refusalOf(error: unknown): Refusal {
  if (!isCoded(error)) return { code: 'INTERNAL', message: '', hint: null, issues: [], data: null }
  return { code: error.code, message: error.message, hint: error.hint ?? null, issues: error.issues ?? [], data: error.data ?? null }
}

/** Runs server work and turns a refusal into data. Redirects and not-found pass through. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, data: await work() }
  } catch (error) {
    if (error instanceof Error && 'digest' in error) throw error
    if (!isCoded(error)) engine().logError(error)
    return { ok: false, refusal: await inWords(refusalOf(error)) }
  }
}

/** The engine speaks English; whoever reads the page may not. */
async function inWords(refusal: Refusal): Promise<Refusal> {
  const { message, hint, issues } = engine().inLanguage(await getLocale(), { message: refusal.message, issues: refusal.issues, ...(refusal.hint === null ? {} : { hint: refusal.hint }) })
  return { ...refusal, message, hint: hint ?? null, issues: issues ?? [] }
}

/** What checks have found, for whoever reads the page. */
export async function issuesInWords(found: readonly Issue[]): Promise<readonly Issue[]> {
  return engine().inLanguage(await getLocale(), { message: '', issues: found }).issues ?? []
}

/**
 * The same for what a page's browser half asks for. A session that has ended is a refusal there, not a redirect:
 * what somebody is typing must not vanish with the page.
 */
export async function answerInPlace<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return await answer(work)
  } catch (error) {
    if (!isRedirect(error)) throw error
    return { ok: false, refusal: { code: 'UNAUTHENTICATED', message: '', hint: null, issues: [], data: null } }
  }
}

const isRedirect = (error: unknown): boolean => error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')

/** The answer itself, or Next's not-found page where there is no such thing. */
export function foundOr404<T>(result: Answer<T>): Answer<T> {
  if (!result.ok && result.refusal.code === 'NOT_FOUND') notFound()
  return result
}
