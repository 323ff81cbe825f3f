'use client'
import { useEffect } from 'react'
import { draftServer } from './draft-server.ts'
import { tabId } from './tab-id.ts'

/** Milliseconds between two signs of life; the server waits for three. */
const beat = 10_000
/** Milliseconds in which somebody who goes from place to place is in none of them. */
const settling = 400

/** Tells the others that this page has the draft open, and where in it. */
export function usePresence(draft: string | null, path: string | null, pointer: string | null): void {
  useEffect(() => {
    if (draft === null) return
    const leave = () => void draftServer.attend(draft, tabId, null)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [draft])
  useEffect(() => {
    if (draft === null) return
    const be = () => void (document.hidden || draftServer.attend(draft, tabId, { path: path || null, pointer }))
    const first = setTimeout(be, settling)
    const timer = setInterval(be, beat)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [draft, path, pointer])
}
