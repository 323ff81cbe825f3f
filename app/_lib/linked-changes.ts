'use client'
import { useEffect, useSyncExternalStore } from 'react'

/** Records that the page names and shows the state of: heard of on the stream of the record that is open, for browsers have few connections. */
const listeners = new Map<string, Set<() => void>>()
const followers = new Set<() => void>()
const none: readonly string[] = []
let named = none

function count(): void {
  named = listeners.size === 0 ? none : [...listeners.keys()].toSorted()
  for (const tell of followers) tell()
}

function follow(tell: () => void): () => void {
  followers.add(tell)
  return () => followers.delete(tell)
}

/** Ids of all records that are named now. */
export const useNamedRecords = (): readonly string[] => useSyncExternalStore(follow, () => named, () => none)

/** Some of them have changed; without ids, any of them may have. */
export function tellLinked(ids: readonly string[] = named): void {
  for (const id of ids) for (const listener of listeners.get(id) ?? []) listener()
}

/** Calls `onChanged` whenever the record may have changed. */
export function useLinkedChange(id: string, onChanged: () => void): void {
  useEffect(() => {
    const own = listeners.get(id) ?? new Set()
    own.add(onChanged)
    listeners.set(id, own)
    count()
    return () => {
      own.delete(onChanged)
      if (own.size === 0) listeners.delete(id)
      count()
    }
  }, [id, onChanged])
}
