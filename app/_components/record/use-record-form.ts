'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState, useTransition } from 'react'
import type { Issue, JsonObject, RecordView } from '../../../engine/client.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { createDocument, removeDocument, sendDocument, updateDocument, type Written } from '../../_lib/documents.ts'
import { request } from '../../_lib/request.ts'
import { liveOf } from '../form/live.ts'
import { changedNames, inputOf, propertiesOf } from '../form/values.ts'
import { pathOf } from '../form/issues.ts'

/** What stands in the form, how it differs from what is stored, and the ways to write it. */
export function useRecordForm(view: RecordView, dealership: string) {
  const router = useRouter()
  const [base, setBase] = useState(view)
  const [data, setData] = useState<JsonObject>(view.form.data)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isWriting, setWriting] = useState(false)
  const [isRefreshing, startRefresh] = useTransition()
  const { schema, uiSchema } = base.form
  // Also for those who look over the whole network: a record is written by the rules of its own dealership.
  const site = base.dealership ?? dealership

  // The server has a newer record: show it, unless somebody is in the middle of typing.
  const changes = useMemo(() => changedNames(schema, uiSchema, base.form.data, data), [schema, uiSchema, base, data])
  const [shownView, setShownView] = useState(view)
  if (shownView !== view) {
    setShownView(view)
    const kept = changes.length > 0 && view.version === base.version
    setBase(view)
    if (!kept) setData(view.form.data)
  }

  const live = useMemo(() => liveOf(schema, uiSchema, base.entity.states.map(({ value }) => value)), [schema, uiSchema, base.entity])
  const facts = useMemo((): JsonObject => ({ id: base.id, number: base.number, dealership: base.dealership, state: base.state?.value ?? null, stateSince: base.state?.since ?? null }), [base])
  const change = (next: JsonObject) => setData(live.recompute(next, facts))

  const write = async <T,>(work: () => Promise<Answer<T>>): Promise<T | null> => {
    setWriting(true)
    setRefusal(null)
    const result = await work()
    setWriting(false)
    if (!result.ok) setRefusal(result.refusal)
    return result.ok ? result.data : null
  }
  /** What would be sent: all that is filled in a new record, else what differs. */
  const input = (): JsonObject => {
    const filled = Object.entries(propertiesOf(schema)).flatMap(([name, { readOnly }]) => (!readOnly && data[name] !== undefined ? [name] : []))
    return inputOf(uiSchema, base.id === null ? filled : changes, data)
  }
  /** Stores the form; answers with id and version, or null where it was refused. */
  const store = (version = base.version): Promise<Written | null> =>
    write(() => {
      const variables = base.id === null ? { input: input() } : { id: base.id, version, input: input() }
      return request<Written>(site, base.id === null ? createDocument(base.entity) : updateDocument(base.entity), variables)
    })
  const refresh = () => startRefresh(() => router.refresh())

  const save = async (version?: number): Promise<void> => {
    const written = await store(version)
    if (!written) return
    setBase((known) => ({ ...known, form: { ...known.form, data } }))
    if (base.id !== null) return refresh()
    router.replace(written.record ? `/${base.entity.name}/${written.record.id}` : `/${base.entity.name}`)
    router.refresh()
  }
  /** Sends an event, after saving what was typed; false where it was refused. */
  const send = async (event: string, values: JsonObject | null): Promise<boolean> => {
    const stored = changes.length > 0 ? await store() : { record: { version: base.version } }
    if (!stored?.record) return false
    const { version } = stored.record
    // What was typed is stored from here on, whatever becomes of the event.
    setBase((known) => ({ ...known, version, form: { ...known.form, data } }))
    const sent = await write(() => request<Written>(site, sendDocument(base.entity), { id: base.id, version, event, input: values }))
    if (sent || changes.length > 0) refresh()
    return sent !== null
  }
  const remove = async (): Promise<void> => {
    const removed = await write(() => request<{ readonly id: string }>(site, removeDocument(base.entity), { id: base.id, version: base.version }))
    if (removed) router.replace(`/${base.entity.name}`)
  }
  const discard = () => {
    setData(base.form.data)
    setRefusal(null)
  }
  const issues = useMemo((): readonly Issue[] => refusal?.issues.filter(({ pointer }) => pathOf(pointer)[0] !== undefined) ?? [], [refusal])
  return { base, setBase, data, setData, change, changes, isDirty: changes.length > 0, refusal, setRefusal, issues, isBusy: isWriting || isRefreshing, live, facts, save, send, remove, discard, refresh }
}

export type RecordFormState = ReturnType<typeof useRecordForm>

/** Asks before what was typed is left behind: closing the tab, and links of our own. */
export function useUnsavedGuard(isDirty: boolean, question: string): void {
  useEffect(() => {
    if (!isDirty) return
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const beforeLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (!link || link.target === '_blank' || /^(tel|mailto):/.test(link.href) || event.ctrlKey || event.metaKey) return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', beforeUnload)
    document.addEventListener('click', beforeLink, true)
    return () => {
      window.removeEventListener('beforeunload', beforeUnload)
      document.removeEventListener('click', beforeLink, true)
    }
  }, [isDirty, question])
}
