'use client'
import { createContext, useContext } from 'react'
import type { FieldAt } from './condition-model.ts'
import type { FieldPath } from './use-paths.ts'

interface Condition {
  readonly fieldAt: FieldAt
  readonly paths: readonly FieldPath[]
  /** Moving periods on offer. */
  readonly ranges: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly remember: (id: string, title: string) => void
}

export const ConditionContext = createContext<Condition>({ fieldAt: () => undefined, paths: [], ranges: [], labels: {}, remember: () => undefined })

/** What the parts of a builder need to know of its fields. */
export const useCondition = (): Condition => useContext(ConditionContext)
