'use client'
import { useEffect, useState } from 'react'
import type { DraftFiles } from '../../../engine/client.ts'

const key = 'pitlane-draft'

interface Kept {
  /** Version the changes were made on. */
  readonly base: string
  /** Changed and new files; null: deleted. */
  readonly changes: Readonly<Record<string, string | null>>
}

function readKept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

/** The working copy: published files with one's own changes over them, kept in the browser until they are published. */
export function useDraft(published: DraftFiles, version: string) {
  const [changes, setChanges] = useState<Kept['changes']>({})
  const [keptBase, setKeptBase] = useState(version)
  useEffect(() => {
    const kept = readKept()
    if (!kept) return
    setChanges(kept.changes)
    setKeptBase(kept.base)
  }, [])
  const keep = (next: Kept['changes']) => {
    const base = Object.keys(changes).length > 0 ? keptBase : version
    setChanges(next)
    setKeptBase(base)
    if (Object.keys(next).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ base, changes: next } satisfies Kept))
  }
  const files: DraftFiles = Object.fromEntries(Object.entries({ ...published, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null))
  const without = (path: string): Kept['changes'] => Object.fromEntries(Object.entries(changes).filter(([name]) => name !== path))
  return {
    files,
    changed: new Set(Object.keys(changes)),
    /** Somebody published meanwhile: these changes were made on an older version. */
    isBehind: Object.keys(changes).length > 0 && keptBase !== version,
    write: (path: string, text: string) => keep(published[path] === text ? without(path) : { ...changes, [path]: text }),
    remove: (path: string) => keep(published[path] === undefined ? without(path) : { ...changes, [path]: null }),
    revert: (path: string) => keep(without(path)),
    clear: () => keep({}),
  }
}
