'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EntityView } from '../../engine/client.ts'
import { readStates } from '../(workplace)/actions.ts'
import { gathered } from '../_lib/gathered.ts'
import { useLinkedChange } from '../_lib/linked-changes.ts'
import { StateChip } from './state-chip.tsx'
import { useWorkplace } from './workplace-context.tsx'

const states = gathered(readStates)

/** The state in which a record that is pointed to stands, as it changes. */
export function LinkedState({ entity, id }: { readonly entity: string; readonly id: string }) {
  const { dealership } = useWorkplace()
  const [state, setState] = useState<EntityView['states'][number] | null>(null)
  const turn = useRef(0)
  const read = useCallback(async () => {
    const asked = ++turn.current
    states.forget(dealership, entity, id)
    const found = await states.of(dealership, entity, id)
    if (asked === turn.current) setState(found ?? null)
  }, [dealership, entity, id])
  useEffect(() => {
    void read()
    return () => void turn.current++
  }, [read])
  useLinkedChange(id, read)
  return state && <StateChip title={state.title} color={state.color} category={state.category} />
}
