'use client'
import { useEffect, useRef } from 'react'
import { noteSilence } from './connection.ts'
import { eventFrames } from './event-frames.ts'
import { isLeader, leadTabs, ledTabs } from './lead-tabs.ts'
import { refusalIn, request } from './request.ts'

/** Milliseconds until a stream that broke is opened again: more each time, up to the last; not all at the same moment where a server restarts. */
const pauses = [500, 1000, 2000, 4000]

interface Following<T> {
  readonly onEvent: (data: T) => void
  /** Too much happened meanwhile: what is shown has to be read anew. */
  readonly onLost: () => void
}

/**
 * Follows a subscription for as long as its page is in sight: a browser has few connections to one server, and
 * what happened meanwhile is caught up with. `isAttentive`: one of several tabs follows it out of sight, too.
 * `query` null: follows nothing.
 */
export function useSubscription<T>(dealership: string, query: string | null, variables: Readonly<Record<string, unknown>>, following: Following<T>, isAttentive = false): void {
  const latest = useRef(following)
  useEffect(() => {
    latest.current = following
  })
  const key = JSON.stringify(variables)
  /** Where the changes were heard up to: also what is followed otherwise from now on misses nothing. */
  const heard = useRef<string | null>(null)
  useEffect(() => {
    if (query === null) return
    const end = new AbortController()
    if (isAttentive) leadTabs()
    void follow({ dealership, query, variables: JSON.parse(key) as object, isAttentive, heard }, { onEvent: (data: T) => latest.current.onEvent(data), onLost: () => latest.current.onLost() }, end.signal)
    return () => end.abort()
  }, [dealership, query, key, isAttentive])
}

interface Followed {
  readonly dealership: string
  readonly query: string
  readonly variables: object
  readonly isAttentive: boolean
  readonly heard: { current: string | null }
}

async function follow<T>({ dealership, query, variables, isAttentive, heard }: Followed, { onEvent, onLost }: Following<T>, signal: AbortSignal): Promise<void> {
  const isAway = (): boolean => document.hidden && !(isAttentive && isLeader())
  if (heard.current === null) {
    const began = await request<{ changeCursor: string }>(dealership, '{ changeCursor }', {})
    heard.current ??= began.ok ? began.data.changeCursor : null
  }
  let failures = 0
  while (!signal.aborted) {
    await inSight(isAway, signal)
    const hidden = new AbortController()
    const leave = (): void => void (isAway() && hidden.abort())
    document.addEventListener('visibilitychange', leave)
    try {
      const end = await read(dealership, { query, variables }, heard.current, AbortSignal.any([signal, hidden.signal]), (frame) => {
        failures = 0
        heard.current = frame.id ?? heard.current
        onEvent(frame.data as T)
      })
      if (end === 'lost') {
        heard.current = null
        onLost()
      }
      if (end === 'refused') return
    } catch {
      // Broken off: opened again below.
      if (!signal.aborted && !hidden.signal.aborted) noteSilence()
    } finally {
      document.removeEventListener('visibilitychange', leave)
    }
    if (!signal.aborted && !hidden.signal.aborted) await pause((pauses[Math.min(failures++, pauses.length - 1)] ?? 0) * (0.75 + Math.random() / 2), signal)
  }
}

/** Reads a stream to its end. `refused`: whoever asks may not, or not any more. */
async function read(dealership: string, body: object, after: string | null, signal: AbortSignal, onFrame: (frame: { readonly id: string | null; readonly data: unknown }) => void): Promise<'over' | 'lost' | 'refused'> {
  const response = await fetch('/api/graphql', {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-pitlane-csrf': '1', 'x-dealership': dealership, ...(after && { 'last-event-id': after }) },
    body: JSON.stringify(body),
  })
  if (!response.ok || !response.body) return response.status >= 500 || response.status === 429 ? 'over' : 'refused'
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let text = ''; ; ) {
    const { done, value } = await reader.read()
    if (done) return 'over'
    const { frames, rest } = eventFrames(text + value)
    text = rest
    for (const { id, data } of frames) {
      const result = JSON.parse(data) as { readonly data?: unknown }
      const refusal = refusalIn(result)
      if (refusal) return refusal.code === 'CURSOR_EXPIRED' ? 'lost' : refusal.code === 'UNAVAILABLE' || refusal.code === 'INTERNAL' ? 'over' : 'refused'
      onFrame({ id, data: result.data })
    }
  }
}

function inSight(isAway: () => boolean, signal: AbortSignal): Promise<void> {
  if (!isAway()) return Promise.resolve()
  return new Promise((resolve) => {
    const look = (): void => {
      if (isAway() && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      document.removeEventListener(ledTabs, look)
      signal.removeEventListener('abort', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    document.addEventListener(ledTabs, look)
    signal.addEventListener('abort', look)
  })
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
