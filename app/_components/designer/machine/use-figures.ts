'use client'
import { createContext, useContext, useEffect, useState } from 'react'
import type { MachineFigures } from '../../../../engine/client.ts'
import { readMachineFigures } from '../../../(studio)/actions.ts'
import { reply } from '../../../_lib/request.ts'

/** What goes on in the machine, for whatever is drawn of it; null where nobody wants to see it, or it is not known yet. */
export const FiguresContext = createContext<MachineFigures | null>(null)

export const useShownFigures = (): MachineFigures | null => useContext(FiguresContext)

/** Asked for once shown; a machine that is not live yet has none. */
export function useFigures(entity: string, isShown: boolean): MachineFigures | null {
  const [figures, setFigures] = useState<MachineFigures | null>(null)
  useEffect(() => {
    if (!isShown) return
    let isGone = false
    void reply(readMachineFigures(entity)).then((answer) => {
      if (!isGone && answer.ok) setFigures(answer.data)
    })
    return () => {
      isGone = true
    }
  }, [entity, isShown])
  return isShown ? figures : null
}

/** Strokes of this many pixels, from the ways nobody takes to the busiest. */
const [thinnest, thickest] = [1.5, 6]

/** How wide the line of a transition is drawn by its traffic. */
export function widthOf({ taken }: MachineFigures, id: string): number {
  const most = Math.max(0, ...Object.values(taken))
  return most === 0 ? thinnest : thinnest + (thickest - thinnest) * Math.sqrt((taken[id] ?? 0) / most)
}

/** Milliseconds as the largest unit that says them in two figures or so. */
export function roughLength(ms: number): { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' } {
  const minutes = ms / 60_000
  if (minutes < 90) return { count: Math.round(minutes), unit: 'minutes' }
  return minutes < 36 * 60 ? { count: Math.round(minutes / 60), unit: 'hours' } : { count: Math.round(minutes / 1440), unit: 'days' }
}
