'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { sendFile } from './upload.ts'

export interface Upload {
  readonly id: number
  readonly file: File
  readonly sent: number
  /** `lost`: the connection is away; it goes on by itself. */
  readonly status: 'waiting' | 'sending' | 'lost' | 'refused'
  readonly refusal: Refusal | null
}

export interface Uploads {
  readonly list: readonly Upload[]
  /** 0 to 100 over everything that is being sent; null while nothing is. */
  readonly percent: number | null
  readonly add: (files: readonly File[]) => void
  readonly again: (id: number) => void
  readonly drop: (id: number) => void
}

const atOnce = 2
/** Milliseconds until what was lost is sent again. */
const pause = 4000
let lastId = 0

/** Sends files one after the other, two at a time, and again when the connection comes back. `limit`: bytes of the largest. */
export function useUploads(place: string, limit: number, onKept: (file: FileView) => void): Uploads {
  const [list, setList] = useState<readonly Upload[]>([])
  const [finished, setFinished] = useState(0)
  const running = useRef(new Map<number, AbortController>())
  const kept = useRef(onKept)
  useEffect(() => {
    kept.current = onKept
  })
  const change = useCallback((id: number, to: Partial<Upload>) => setList((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one))), [])
  useEffect(() => {
    const next = list.find(({ status }) => status === 'waiting')
    if (!next || running.current.size >= atOnce) return
    const stop = new AbortController()
    running.current.set(next.id, stop)
    change(next.id, { status: 'sending', sent: 0 })
    void sendFile(place, next.file, (sent) => change(next.id, { sent }), stop.signal).then((answer) => {
      running.current.delete(next.id)
      if (answer.ok) {
        kept.current(answer.file)
        setFinished((bytes) => bytes + next.file.size)
        setList((all) => all.filter(({ id }) => id !== next.id))
      } else if (answer.refusal && answer.refusal.code !== 'RATE_LIMITED' && answer.refusal.code !== 'UNAVAILABLE') change(next.id, { status: 'refused', refusal: answer.refusal })
      else change(next.id, { status: 'lost', refusal: null })
    })
  }, [list, place, change])
  const again = useCallback((id: number) => change(id, { status: 'waiting', refusal: null, sent: 0 }), [change])
  const lost = list.filter(({ status }) => status === 'lost').map(({ id }) => id).join()
  useEffect(() => {
    if (lost === '') return
    const retry = (): void => {
      for (const id of lost.split(',')) again(Number(id))
    }
    const timer = setInterval(() => navigator.onLine && retry(), pause)
    window.addEventListener('online', retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', retry)
    }
  }, [lost, again])
  const active = list.filter(({ status }) => status !== 'refused')
  useEffect(() => {
    if (active.length === 0) setFinished(0)
  }, [active.length])
  const whole = finished + active.reduce((sum, { file }) => sum + file.size, 0)
  const sent = finished + active.reduce((sum, one) => sum + Math.min(one.sent, one.file.size), 0)
  return {
    list,
    percent: active.length === 0 ? null : Math.floor((100 * sent) / Math.max(whole, 1)),
    add: (files) =>
      setList((all) => [
        ...all,
        ...files.map((file): Upload => {
          const refusal = file.size > limit ? { code: 'BAD_INPUT', message: '', hint: null, issues: [], data: { limit } } : null
          return { id: ++lastId, file, sent: 0, status: refusal ? 'refused' : 'waiting', refusal }
        }),
      ]),
    again,
    drop: (id) => {
      running.current.get(id)?.abort()
      running.current.delete(id)
      setList((all) => all.filter((one) => one.id !== id))
    },
  }
}
