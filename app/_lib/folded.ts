'use client'
import { useSyncExternalStore } from 'react'

/** Which sections somebody has folded in this browser. */

const key = 'pitlane.folded'
const none: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()
let folded: ReadonlySet<string> | null = null

function read(): ReadonlySet<string> {
  if (folded) return folded
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    folded = new Set(Array.isArray(stored) ? stored.map(String) : [])
  } catch {
    folded = none
  }
  return folded
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function fold(id: string, isFolded: boolean): void {
  const next = new Set(read())
  if (isFolded) next.add(id)
  else next.delete(id)
  folded = next
  try {
    localStorage.setItem(key, JSON.stringify([...next]))
  } catch {
    // Remembered until the page is closed.
  }
  for (const listener of listeners) listener()
}

export const useFolded = (): ReadonlySet<string> => useSyncExternalStore(subscribe, read, () => none)
