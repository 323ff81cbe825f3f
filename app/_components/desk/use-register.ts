'use client'
import { useEffect, useRef } from 'react'
import type { EntityView, JsonObject } from '../../../engine/client.ts'
import { type Registered, registerDocument } from '../../_lib/documents.ts'
import { freshKey } from '../../_lib/fresh-key.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { useWrites } from '../record/use-writes.ts'
import { useKept } from '../use-kept.ts'
import { useWorkplace } from '../workplace-context.tsx'

/** What was sent and not answered yet, under the key that it is sent again with. */
interface Sent {
  readonly key: string
  readonly at: number
  readonly query: string
  readonly variables: JsonObject
}

/** The server knows a key for a day: what is older could be done twice. */
const mostAge = 20 * 3_600_000

interface Outcome {
  readonly onDone: (record: Registered['record']) => void
  readonly onRefused: (refusal: Refusal) => void
}

/**
 * Sends a form once: what found no connection waits for it, also over a closed page, and goes under the same key until
 * somebody has answered.
 */
export function useRegister(place: string, entity: EntityView, outcome: Outcome) {
  const { dealership } = useWorkplace()
  const [sent, keep] = useKept<Sent | null>(`desk/${dealership}/${place}`, null)
  const writes = useWrites(dealership)
  const underway = useRef<string | null>(null)
  const told = useRef(outcome)
  told.current = outcome
  const deliver = async ({ key, query, variables }: Sent) => {
    const { answer } = await writes.send<Registered>(query, variables, key)
    underway.current = null
    keep(null)
    // Who waited for the connection may have begun other sheets meanwhile.
    if (answer.ok) told.current.onDone(answer.data.record)
    else told.current.onRefused(answer.refusal)
  }
  const latest = useRef({ deliver, keep })
  latest.current = { deliver, keep }
  useEffect(() => {
    if (!sent || underway.current !== null) return
    if (Date.now() - sent.at > mostAge) return latest.current.keep(null)
    underway.current = sent.key
    void latest.current.deliver(sent)
  }, [sent])
  const register = (input: JsonObject, event: string | null, eventInput: JsonObject | null) => {
    if (sent === null) keep({ key: freshKey(), at: Date.now(), query: registerDocument(entity), variables: { input, ...(event !== null && { event, eventInput }) } })
  }
  return { register, isSending: sent !== null, isWaiting: writes.isWaiting, isLost: writes.isLost }
}
