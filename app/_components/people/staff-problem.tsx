'use client'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../../_lib/answer.ts'
import { Problem } from '../problem.tsx'

/** A refusal about people, accounts or dealerships, in the reader's language. */
export function StaffProblem({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslations('people')
  const { reason } = (refusal.data ?? {}) as { readonly reason?: unknown }
  const isKnown = typeof reason === 'string' && t.has(`reasons.${reason}`)
  return <Problem refusal={isKnown ? { ...refusal, message: t(`reasons.${reason}`), hint: null, issues: [] } : refusal} />
}
