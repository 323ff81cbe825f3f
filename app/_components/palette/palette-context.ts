'use client'
import { createContext, useContext } from 'react'

/** What the one box is opened with; `entities`: records of these kinds alone. */
export interface Asked {
  readonly text: string
  readonly entities?: readonly string[]
}

const PaletteContext = createContext<(asked: Asked) => void>(() => undefined)

export const PaletteProvider = PaletteContext.Provider

/** Opens the one box that finds everything. */
export const usePalette = (): ((asked: Asked) => void) => useContext(PaletteContext)
