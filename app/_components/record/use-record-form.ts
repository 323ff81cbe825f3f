'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Issue, type JsonObject, type RecordView, segments } from '../../../engine/client.ts'
import { refreshRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { useLive } from '../form/use-live.ts'
import { mergeForms, type Side } from './merge.ts'
import { changesIn, type Conflict, factsOf, isPeaceful, type Moment } from './moment.ts'
import { useRecordWrites } from './use-record-writes.ts'

/** What stands in the form, how it differs from what is stored, and the ways to write it. `firstHidden`: what is hidden before the browser can tell. */
export function useRecordForm(view: RecordView, dealership: string, firstHidden: readonly string[]) {
  const [base, setBase] = useState(view)
  const [data, setData] = useState<JsonObject>(view.form.data)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [isRefreshing, setRefreshing] = useState(false)
  const now = useRef<Moment>({ base, data })
  now.current = { base, data }

  const { schema, uiSchema } = base.form
  const live = useLive(schema, uiSchema, base.entity.states.map(({ value }) => value), firstHidden)
  const facts = useMemo(() => factsOf(base), [base])
  const changes = useMemo(() => changesIn({ base, data }), [base, data])

  const take = (moment: Moment) => {
    now.current = moment
    setBase(moment.base)
    setData(moment.data)
  }
  /** Known at once: an answer that comes before the page is drawn again must find what was typed. */
  const change = (next: JsonObject) => take({ base: now.current.base, data: live.recompute(next, facts) })
  /** The server has a newer record: it comes in below what is being typed, where both touched nothing in common. */
  const receive = (newer: RecordView) => {
    const { base: before, data: typed } = now.current
    if (newer === before || newer.version < before.version) return
    const merge = mergeForms(before.form.data, typed, changesIn(now.current), newer.form)
    if (isPeaceful(merge)) take({ base: newer, data: merge.resolve({}) })
  }
  // What was typed before the expressions came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they are there
  useEffect(() => {
    if (changesIn(now.current).length > 0) change(now.current.data)
  }, [live])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer page decides; what stands in the form is read as it is then
  useEffect(() => receive(view), [view])
  /** Reads the record anew. A connection that breaks meanwhile leaves what is shown, unlike the router's own way. */
  const refresh = async (): Promise<void> => {
    const { id, entity } = now.current.base
    if (id === null) return
    setRefreshing(true)
    const read = await reply(refreshRecord(entity.name, id))
    setRefreshing(false)
    if (read.ok) receive(read.data)
  }

  // Also for those who look over the whole network: a record is written by the rules of its own dealership.
  const writes = useRecordWrites({ site: base.dealership ?? dealership, now, take, refresh, onRefused: setRefusal, onConflict: setConflict })
  const discard = () => {
    setData(base.form.data)
    setRefusal(null)
  }
  /** Ends a conflict by what was chosen; the result is saved against the newer version. */
  const settleConflict = (sides: Readonly<Record<string, Side>>) => {
    if (!conflict) return
    take({ base: conflict.theirs, data: live.recompute(conflict.merge.resolve(sides), facts) })
    setConflict(null)
  }
  const issues = useMemo((): readonly Issue[] => refusal?.issues.filter(({ pointer }) => segments(pointer)[0] !== undefined) ?? [], [refusal])
  /** As it is when it is asked for, not as it was drawn. */
  const hasUnsaved = (): boolean => changesIn(now.current).length > 0
  return { ...writes, base, data, change, changes, isDirty: changes.length > 0, hasUnsaved, refusal, refuse: setRefusal, issues, conflict, setConflict, settleConflict, isBusy: writes.isWriting || isRefreshing, live, facts, discard, refresh }
}

export type RecordFormState = ReturnType<typeof useRecordForm>
