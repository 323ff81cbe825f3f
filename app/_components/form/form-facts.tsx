'use client'
import { createContext, type ReactNode, use, useMemo, useRef } from 'react'

/** What templates and fields need to know beside the schema. */
export interface FormFacts {
  readonly id: string
  readonly readOnlyReasons: Readonly<Record<string, string>>
  /** Names of fields and ids of sections that are not shown. */
  readonly hidden: readonly string[]
  /** Name of the open tab, where the form has tabs. */
  readonly tab: string | null
  readonly onTab: (name: string) => void
  /** Sections can be folded, and stay so. */
  readonly isFoldable: boolean
  /** What is to be said below a field, by its name. */
  readonly notes: Readonly<Record<string, ReactNode>>
}

export const plainFacts: FormFacts = { id: '', readOnlyReasons: {}, hidden: [], tab: null, onTab: () => {}, isFoldable: false, notes: {} }

const FormFactsContext = createContext<FormFacts>(plainFacts)

export const useFormFacts = (): FormFacts => use(FormFactsContext)

/** Passes the facts on; the same object as long as nothing in them changes, so that typing draws no template again. */
export function FormFactsProvider({ facts, children }: { readonly facts: FormFacts; readonly children: ReactNode }) {
  const { id, readOnlyReasons, tab, isFoldable, notes } = facts
  const onTab = useRef(facts.onTab)
  onTab.current = facts.onTab
  const hiddenKey = facts.hidden.join('\n')
  const kept = useMemo((): FormFacts => ({ id, readOnlyReasons, hidden: hiddenKey === '' ? [] : hiddenKey.split('\n'), tab, onTab: (name) => onTab.current(name), isFoldable, notes }), [id, readOnlyReasons, hiddenKey, tab, isFoldable, notes])
  return <FormFactsContext value={kept}>{children}</FormFactsContext>
}
