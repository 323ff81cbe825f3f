'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Json, JsonObject, RecordDraft } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'
import { noteSilence } from '../../_lib/connection.ts'
import { sameValue } from '../form/values.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { type DraftPlace, dropLocalDraft, keepLocalDraft, readLocalDraft } from './local-draft.ts'
import { mergeForms } from './merge.ts'
import type { RecordFormState } from './use-record-form.ts'

/** Milliseconds after the last letter: here at once, then on the server. */
const localPause = 200
const serverPause = 1000
/** Bytes that a browser still sends while its page is being left. */
const largestFarewell = 60_000

const urlOf = ({ entity, record }: DraftPlace): string => `/api/drafts/${entity}/${record}`

/** true where the server has it. */
async function tell(method: 'PUT' | 'DELETE', place: DraftPlace, draft?: RecordDraft): Promise<boolean> {
  const body = draft && new Blob([JSON.stringify({ baseVersion: draft.baseVersion, values: draft.values, base: draft.base })], { type: 'application/json' })
  try {
    const response = await fetch(urlOf(place), { method, keepalive: (body?.size ?? 0) < largestFarewell, ...(body && { body }) })
    return response.ok && ((await response.json()) as Answer<unknown>).ok
  } catch {
    noteSilence()
    return false
  }
}

const pick = (data: JsonObject, names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, data[name] ?? null]))
const present = (values: JsonObject): JsonObject => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Exclude<Json, null>] => entry[1] !== null))

/** What is typed now, over what a draft on offer holds: neither may be lost. */
function draftOf({ base, data, changes }: RecordFormState, under: RecordDraft | null): RecordDraft {
  const own = { values: pick(data, changes), base: present(pick(base.form.data, changes)) }
  return { baseVersion: under?.baseVersion ?? base.version, values: { ...under?.values, ...own.values }, base: { ...own.base, ...under?.base }, savedAt: new Date().toISOString() }
}

/**
 * Keeps what is typed, here and on the server; offers what was left here earlier. `sheet`: of several that are made at
 * once on one screen; what was left on one stands there again without a question.
 */
export function useDraft(form: RecordFormState, onServer: RecordDraft | null, sheet?: string) {
  const { user, dealership } = useWorkplace()
  const { base, data, changes, isLost } = form
  const place = useMemo((): DraftPlace => ({ user, dealership, entity: base.entity.name, record: base.id ?? sheet ?? 'new' }), [user, dealership, base.entity.name, base.id, sheet])
  const [offer, setOffer] = useState<RecordDraft | null>(null)
  const [isKept, setKept] = useState(true)
  const order = useRef<Promise<unknown>>(Promise.resolve())
  const wasDirty = useRef(false)
  const unsent = useRef<RecordDraft | null>(null)
  const isDropping = useRef(false)

  const inOrder = (work: () => Promise<unknown>) => {
    order.current = order.current.then(work, work)
  }
  const upload = (draft: RecordDraft) =>
    inOrder(async () => {
      if (unsent.current !== draft) return
      if (!(await tell('PUT', place, draft))) return
      dropLocalDraft(place, draft.savedAt)
      if (unsent.current === draft) unsent.current = null
    })
  const drop = () => {
    unsent.current = null
    dropLocalDraft(place)
    isDropping.current = true
    inOrder(async () => {
      if (await tell('DELETE', place)) isDropping.current = false
    })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left is offered once, when the page opens
  useEffect(() => {
    const here = readLocalDraft(place)
    const left = here && (!onServer || here.savedAt > onServer.savedAt) ? here : onServer
    if (!left) return
    if (Object.entries(left.values).every(([name, value]) => sameValue(value, base.form.data[name]))) drop()
    else if (sheet) form.change(present({ ...base.form.data, ...left.values }))
    else setOffer(left)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed decides
  useEffect(() => {
    if (changes.length === 0) {
      if (wasDirty.current && !offer) drop()
      wasDirty.current = false
      return
    }
    wasDirty.current = true
    const draft = draftOf(form, offer)
    unsent.current = draft
    isDropping.current = false
    // What was saved or thrown away meanwhile is not kept after all.
    const near = setTimeout(() => unsent.current === draft && setKept(keepLocalDraft(place, draft)), localPause)
    const far = setTimeout(() => upload(draft), serverPause)
    return () => {
      clearTimeout(near)
      clearTimeout(far)
    }
  }, [data, base, changes.length === 0, offer])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the connection decides
  useEffect(() => {
    if (!isLost && unsent.current) upload(unsent.current)
  }, [isLost])

  const farewell = useRef(() => {})
  farewell.current = () => {
    // Whoever goes at once leaves nothing that is done with, though an earlier word to the server is still on its way.
    if (isDropping.current) void tell('DELETE', place)
    const draft = unsent.current
    if (!draft) return
    keepLocalDraft(place, draft)
    upload(draft)
  }
  useEffect(() => {
    const leave = () => farewell.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const goOn = () => {
    if (!offer) return
    const names = Object.keys(offer.values)
    const merge = mergeForms(present(offer.base), { ...present(offer.values), ...present(pick(data, changes)) }, [...new Set([...names, ...changes])], base.form)
    setOffer(null)
    if (merge.disputes.length + merge.locked.length > 0) form.setConflict({ merge, theirs: base })
    else form.change(merge.resolve({}))
  }
  const throwAway = () => {
    setOffer(null)
    if (changes.length === 0) drop()
  }
  return { offer, goOn, throwAway, isKept, drop }
}

export type DraftState = ReturnType<typeof useDraft>
