'use client'
import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../_lib/answer.ts'
import { useConnectionLost } from '../../_lib/connection.ts'
import { freshKey } from '../../_lib/fresh-key.ts'
import { request } from '../../_lib/request.ts'

/** A command on its way, under a key of its own: however often it is sent, it is carried out once. */
export interface Parcel {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What becomes of the answer, also of one that comes after the connection is back. */
  readonly onDone: (data: never) => void
  readonly onRefused: (refusal: Refusal) => void
}

interface Waiting extends Parcel {
  readonly key: string
  readonly attempts: number
}

/** Milliseconds before a command that found nobody is sent again. */
const pauses = [500, 1500, 3000, 6000, 12_000]

/** Nobody answered, or nobody could say whether it was done: the same command under the same key does no harm. */
const isSilence = ({ code }: Refusal): boolean => code === 'OFFLINE' || code === 'UNAVAILABLE'

/** Sends commands of one page one after the other. What finds no connection waits for it, and is sent once it is back. */
export function useWrites(site: string) {
  const [isWriting, setWriting] = useState(false)
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const isLost = useConnectionLost()
  const last = useRef<{ readonly body: string; readonly key: string } | null>(null)

  const deliver = async (parcel: Waiting): Promise<boolean> => {
    setWriting(true)
    const result = await request<never>(site, parcel.query, parcel.variables, parcel.key)
    setWriting(false)
    if (!result.ok && isSilence(result.refusal)) {
      setWaiting({ ...parcel, attempts: parcel.attempts + 1 })
      return false
    }
    last.current = null
    setWaiting(null)
    if (result.ok) parcel.onDone(result.data)
    else parcel.onRefused(result.refusal)
    return result.ok
  }
  /** false: refused, or waiting for the connection. */
  const send = (parcel: Parcel): Promise<boolean> => {
    const body = JSON.stringify([parcel.query, parcel.variables])
    const key = last.current?.body === body ? last.current.key : freshKey()
    last.current = { body, key }
    return deliver({ ...parcel, key, attempts: 0 })
  }
  const latest = useRef(deliver)
  latest.current = deliver
  useEffect(() => {
    if (!waiting || isLost) return
    const timer = setTimeout(() => void latest.current(waiting), pauses[Math.min(waiting.attempts - 1, pauses.length - 1)])
    return () => clearTimeout(timer)
  }, [waiting, isLost])
  return { send, isWriting, isWaiting: waiting !== null, isLost }
}
