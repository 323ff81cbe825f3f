'use client'
import { useEffect, useRef, useState } from 'react'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { useConnectionLost } from '../../_lib/connection.ts'
import { freshKey } from '../../_lib/fresh-key.ts'
import { request } from '../../_lib/request.ts'

/** A command on its way, under a key of its own: however often it is sent, it is carried out once. */
interface Parcel {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly key: string
  readonly attempts: number
  readonly settle: (delivered: Delivered<never>) => void
}

export interface Delivered<T> {
  readonly answer: Answer<T>
  /** It had to wait for the connection. */
  readonly isLate: boolean
}

/** Milliseconds before a command that found nobody is sent again. */
const pauses = [500, 1500, 3000, 6000, 12_000]

/** Nobody answered, or nobody could say whether it was done: the same command under the same key does no harm. */
const isSilence = ({ code }: Refusal): boolean => code === 'OFFLINE' || code === 'UNAVAILABLE'

/** Sends commands of one page, one at a time. What finds no connection waits for it, and is sent once it is back. */
export function useWrites(site: string) {
  const [isWriting, setWriting] = useState(false)
  const [waiting, setWaiting] = useState<Parcel | null>(null)
  const isLost = useConnectionLost()

  const deliver = async (parcel: Parcel): Promise<void> => {
    setWriting(true)
    const answer = await request<never>(site, parcel.query, parcel.variables, parcel.key)
    setWriting(false)
    if (!answer.ok && isSilence(answer.refusal)) return setWaiting({ ...parcel, attempts: parcel.attempts + 1 })
    setWaiting(null)
    parcel.settle({ answer, isLate: parcel.attempts > 0 })
  }
  /** Answers once the server has, however long the connection is away. `key`: of a command that may have been sent before. */
  const send = <T>(query: string, variables: Parcel['variables'], key = freshKey()): Promise<Delivered<T>> =>
    new Promise((settle) => void deliver({ query, variables, key, attempts: 0, settle }))

  const latest = useRef(deliver)
  latest.current = deliver
  useEffect(() => {
    if (!waiting || isLost) return
    const timer = setTimeout(() => void latest.current(waiting), pauses[Math.min(waiting.attempts - 1, pauses.length - 1)])
    return () => clearTimeout(timer)
  }, [waiting, isLost])
  return { send, isWriting, isWaiting: waiting !== null, isLost }
}
