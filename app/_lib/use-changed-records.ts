'use client'
import { useEffect, useRef } from 'react'
import { useWorkplace } from '../_components/workplace-context.tsx'
import { useSubscription } from './use-subscription.ts'

const query = 'subscription ($entity: String) { recordChanged(entity: $entity) { id } }'

interface Following {
  /** Ids of records that were made, changed or deleted, at most 100 at a time. */
  readonly onChanged: (ids: readonly string[]) => void
  /** Too much happened meanwhile: what is shown has to be read anew. */
  readonly onLost: () => void
  /** Milliseconds in which changes are put together: an import must not make a request for each of its records. */
  readonly pause?: number
}

/** Follows the records of an entity while the page is in sight. */
export function useChangedRecords(entity: string, following: Following): void {
  const { dealership } = useWorkplace()
  const latest = useRef(following)
  latest.current = following
  const waiting = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
    },
    [],
  )
  const tell = () => {
    timer.current = null
    const ids = [...waiting.current]
    waiting.current.clear()
    if (ids.length > 100) latest.current.onLost()
    else if (ids.length > 0) latest.current.onChanged(ids)
  }
  useSubscription<{ readonly recordChanged: { readonly id: string } }>(dealership, query, { entity }, {
    onEvent: ({ recordChanged }) => {
      waiting.current.add(recordChanged.id)
      timer.current ??= setTimeout(tell, latest.current.pause ?? 400)
    },
    onLost: () => latest.current.onLost(),
  })
}
