'use client'
import { useEffect, useState } from 'react'
import type { EntityView } from '../../engine/client.ts'
import { readStates } from '../(workplace)/actions.ts'
import { gathered } from '../_lib/gathered.ts'
import { StateChip } from './state-chip.tsx'
import { useWorkplace } from './workplace-context.tsx'

const states = gathered(readStates)
/** Milliseconds after which it is looked at again: a stream for each record that a form names would take the browser's few connections. */
const pause = 10_000

/** The state in which a record that is pointed to stands, as it changes while the page is in sight. */
export function LinkedState({ entity, id }: { readonly entity: string; readonly id: string }) {
  const { dealership } = useWorkplace()
  const [state, setState] = useState<EntityView['states'][number] | null>(null)
  useEffect(() => {
    let isHere = true
    const read = async () => {
      if (document.hidden) return
      states.forget(dealership, entity, id)
      const found = await states.of(dealership, entity, id)
      if (isHere) setState(found ?? null)
    }
    void read()
    const timer = setInterval(() => void read(), pause)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [dealership, entity, id])
  return state && <StateChip title={state.title} color={state.color} category={state.category} />
}
