'use client'
import { useEffect, useState } from 'react'
import { useWorkplace } from './workplace-context.tsx'

/** A value that a closed browser does not lose: kept in it for this person until it is what it was at first again. */
export function useKept<T>(place: string, first: T): readonly [T, (next: T) => void] {
  const { user } = useWorkplace()
  const key = `pitlane.kept/${user}/${place}`
  const [value, setValue] = useState(first)
  // The server knows nothing of it: it is put in once the page stands.
  useEffect(() => {
    const kept = read<T>(key)
    if (kept !== null) setValue(kept)
  }, [key])
  const keep = (next: T) => {
    setValue(next)
    write(key, JSON.stringify(next) === JSON.stringify(first) ? null : next)
  }
  return [value, keep]
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser without storage, or without room: the value lives as long as the page.
  }
}
