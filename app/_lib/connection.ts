'use client'
import { useSyncExternalStore } from 'react'

/** Whether the server can be reached: told by the browser, by requests that fail, and by asking until it answers. */

/** Milliseconds between two questions; more each time, up to the last. */
const pauses = [1000, 2000, 3000, 5000, 10_000]
/** A server that takes longer to say that it is there counts as silent. */
const patience = 4000

const listeners = new Set<() => void>()
let isLost = false
let isAsking = false

function tell(lost: boolean): void {
  if (lost === isLost) return
  isLost = lost
  for (const listener of listeners) listener()
}

async function isThere(): Promise<boolean> {
  try {
    const { ok } = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    // An answer that was on its way when the network went says nothing of now.
    return ok && navigator.onLine
  } catch {
    return false
  }
}

/** Asks until the server answers. The first silence makes it lost. */
async function ask(): Promise<void> {
  if (isAsking) return
  isAsking = true
  for (let failures = 0; !(await isThere()); failures++) {
    tell(true)
    await pause(pauses[Math.min(failures, pauses.length - 1)] ?? 0)
  }
  isAsking = false
  tell(false)
}

/** Waits, or until the browser says that there is a network again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    window.addEventListener('online', end)
  })
}

/** A request found nobody: it is looked whether anybody is there at all. */
export function noteSilence(): void {
  if (typeof window !== 'undefined') void ask()
}

function goOffline(): void {
  tell(true)
  void ask()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('offline', goOffline)
  listeners.add(listener)
  if (!navigator.onLine) goOffline()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('offline', goOffline)
  }
}

/** true while the server cannot be reached. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isLost,
    () => false,
  )
}
