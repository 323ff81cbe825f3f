'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ListView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { hideDocument, type ListRow, moveDocument } from '../../_lib/documents.ts'
import type { ListState } from '../../_lib/list-state.ts'
import { request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import type { RowSource } from './row-source.ts'

export interface Layer {
  readonly isBusy: boolean
  /** Whether the rows are those that the dealership hides. */
  readonly isHidden: boolean
  readonly hide: (row: ListRow, isHidden: boolean) => void
  /** How the row moves by one place; null where there is none to move to, or the list has another order. */
  readonly placesOf: (row: ListRow) => { readonly up: (() => void) | null; readonly down: (() => void) | null }
}

/** What a dealership may do to the rows of a shared catalogue; `layer` null where it may not. */
export function useLayer(list: ListView, state: ListState, source: RowSource): { readonly layer: Layer | null; readonly refusal: Refusal | null } {
  const router = useRouter()
  const { dealership } = useWorkplace()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const names = list.layer
  if (!names) return { layer: null, refusal: null }
  const send = async (document: string, variables: Readonly<Record<string, unknown>>) => {
    setBusy(true)
    const result = await request(dealership, document, variables)
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    router.refresh()
  }
  const rows = source.known
  const isOrdered = state.order === null && !state.hidden && state.groups.length === 0
  const placesOf = (row: ListRow) => {
    const at = isOrdered ? rows.indexOf(row) : -1
    const [above, below, next] = [rows[at - 1], rows[at + 1], rows[at + 2]]
    const before = (other: ListRow | undefined) => () => void send(moveDocument(names.move), { id: row.id, before: other?.id ?? null })
    // Behind the last row that was read stands one that is not known here.
    const isKnown = next !== undefined || rows.length === source.count
    return { up: at > 0 && above ? before(above) : null, down: at >= 0 && below && isKnown ? before(next) : null }
  }
  return { layer: { isBusy, isHidden: state.hidden, hide: ({ id }, hidden) => void send(hideDocument(names.hide), { id, hidden }), placesOf }, refusal }
}
