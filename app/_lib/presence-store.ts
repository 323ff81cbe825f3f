'use client'
import { useEffect, useSyncExternalStore } from 'react'
import type { PersonPresence, Presence } from '../../engine/client.ts'
import { readPresence } from '../(workplace)/presence-actions.ts'
import { reply } from './request.ts'

/** Who is there, as far as this page asked or was told; kept up to date by the shell's subscription. */
const known = new Map<string, Presence>()
/** How many on the page show somebody. */
const shown = new Map<string, number>()
const listeners = new Set<() => void>()

/** Milliseconds in which all whom a page shows are asked for together. */
const gathering = 30
let asked: Set<string> | null = null

function tell(): void {
  for (const listener of listeners) listener()
}

export function notePresence(people: readonly Pick<PersonPresence, 'id' | 'presence'>[]): void {
  for (const { id, presence } of people) known.set(id, presence)
  tell()
}

function ask(id: string): void {
  if (asked) return void asked.add(id)
  const ids = new Set([id])
  asked = ids
  setTimeout(async () => {
    asked = null
    const answer = await reply(readPresence([...ids]))
    if (answer.ok) notePresence(answer.data)
  }, gathering)
}

/** Too much happened unheard: whoever is shown is asked for anew. */
export function forgetPresence(): void {
  known.clear()
  for (const id of shown.keys()) ask(id)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What somebody is at this moment; null until that is known, and for whoever works elsewhere. */
export function usePresence(id: string): Presence | null {
  useEffect(() => {
    shown.set(id, (shown.get(id) ?? 0) + 1)
    if (!known.has(id)) ask(id)
    return () => {
      const left = (shown.get(id) ?? 1) - 1
      if (left > 0) shown.set(id, left)
      else shown.delete(id)
    }
  }, [id])
  return useSyncExternalStore(subscribe, () => known.get(id) ?? null, () => null)
}
