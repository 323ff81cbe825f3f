'use client'
import { useLocale } from 'next-intl'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { createFormat, type Format } from '../_lib/format.ts'

export interface Workplace {
  /** Id of the person. */
  readonly user: string
  readonly dealership: string
  readonly timeZone: string
  readonly currency: string
  readonly areaCode: string
  /** Names of the entities whose records stand in states. */
  readonly staged: readonly string[]
  /** Names of the entities of whose records people may have to be warned. */
  readonly warned: readonly string[]
}

const WorkplaceContext = createContext<(Workplace & { readonly format: Format }) | null>(null)

export function WorkplaceProvider({ value, children }: { readonly value: Workplace; readonly children: ReactNode }) {
  const locale = useLocale()
  const full = useMemo(() => ({ ...value, format: createFormat(locale, value.timeZone, value.currency) }), [value, locale])
  return <WorkplaceContext value={full}>{children}</WorkplaceContext>
}

/** The dealership the person works in, its time zone and currency, and the formats that follow from them. */
export function useWorkplace() {
  const workplace = useContext(WorkplaceContext)
  if (!workplace) throw new Error('useWorkplace needs WorkplaceProvider around it')
  return workplace
}

export const useFormat = (): Format => useWorkplace().format
