'use client'
import { useEffect, useRef, useState } from 'react'
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

/** Steps that can be taken back, and milliseconds within which what is typed into one file is one step. */
const mostSteps = 100
const oneStep = 800

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
  const [past, setPast] = useState<readonly Kept['changes'][]>([])
  const [future, setFuture] = useState<readonly Kept['changes'][]>([])
  const last = useRef({ path: '', at: 0 })
  /** A step of its own, unless somebody goes on typing in the same file. */
  const step = (path: string, next: Kept['changes']) => {
    const now = Date.now()
    if (path === '' || path !== last.current.path || now - last.current.at > oneStep) setPast([...past.slice(1 - mostSteps), changes])
    last.current = { path, at: now }
    setFuture([])
    keep(next)
  }
  const go = (from: readonly Kept['changes'][], setFrom: typeof setPast, setTo: typeof setPast): (() => void) | null => {
    const to = from.at(-1)
    if (to === undefined) return null
    return () => {
      last.current = { path: '', at: 0 }
      setFrom(from.slice(0, -1))
      setTo((known) => [...known, changes])
      keep(to)
    }
  }
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
    changes,
    /** Somebody published meanwhile: these changes were made on an older version. */
    isBehind: Object.keys(changes).length > 0 && keptBase !== version,
    write: (path: string, text: string) => step(path, published[path] === text ? without(path) : { ...changes, [path]: text }),
    /** Several files at once, null taking one away: one step to take back. */
    writeAll: (parts: Readonly<Record<string, string | null>>) => step('', Object.fromEntries(Object.entries({ ...changes, ...parts }).filter(([path, text]) => text !== (published[path] ?? null)))),
    remove: (path: string) => step('', published[path] === undefined ? without(path) : { ...changes, [path]: null }),
    revert: (path: string) => step('', without(path)),
    /** What is published now is not taken back from here. */
    clear: () => {
      setPast([])
      setFuture([])
      keep({})
    },
    undo: go(past, setPast, setFuture),
    redo: go(future, setFuture, setPast),
  }
}
