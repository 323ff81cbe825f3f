'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState, useTransition } from 'react'
import type { Issue, JsonObject, RecordView } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { createDocument, removeDocument, sendDocument, updateDocument, type Written } from '../../_lib/documents.ts'
import { reply } from '../../_lib/request.ts'
import { pathOf } from '../form/issues.ts'
import { liveOf } from '../form/live.ts'
import { changedNames, inputOf, propertiesOf } from '../form/values.ts'
import { type Merge, mergeForms, type Side } from './merge.ts'
import { useWrites } from './use-writes.ts'

/** What I typed meets a record that others changed: what both touched is for me to choose. */
export interface Conflict {
  readonly merge: Merge
  readonly theirs: RecordView
}

/** The form at one moment: the record it began on, and what stands in it. */
interface Moment {
  readonly base: RecordView
  readonly data: JsonObject
}

/** Others may go on changing a record while ours is merged with theirs; so often it is tried again. */
const mostMerges = 3

const isPeaceful = ({ disputes, locked }: Merge): boolean => disputes.length === 0 && locked.length === 0

const changesIn = ({ base, data }: Moment): readonly string[] => changedNames(base.form.schema, base.form.uiSchema, base.form.data, data)

/** What would be sent: all that is filled in a new record, else what differs. */
function inputIn(moment: Moment): JsonObject {
  const { base, data } = moment
  const { schema, uiSchema } = base.form
  const filled = Object.entries(propertiesOf(schema)).flatMap(([name, { readOnly }]) => (!readOnly && data[name] !== undefined ? [name] : []))
  return inputOf(uiSchema, base.id === null ? filled : changesIn(moment), data)
}

/** What stands in the form, how it differs from what is stored, and the ways to write it. */
export function useRecordForm(view: RecordView, dealership: string) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const [base, setBase] = useState(view)
  const [data, setData] = useState<JsonObject>(view.form.data)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  /** Newest version that was written from here. */
  const [written, setWritten] = useState(0)
  const [isRefreshing, startRefresh] = useTransition()
  // Also for those who look over the whole network: a record is written by the rules of its own dealership.
  const writes = useWrites(base.dealership ?? dealership)
  const now = useRef<Moment>({ base, data })
  now.current = { base, data }

  const { schema, uiSchema } = base.form
  const live = useMemo(() => liveOf(schema, uiSchema, base.entity.states.map(({ value }) => value)), [schema, uiSchema, base.entity])
  const facts = useMemo((): JsonObject => ({ id: base.id, number: base.number, dealership: base.dealership, state: base.state?.value ?? null, stateSince: base.state?.since ?? null }), [base])
  const changes = useMemo(() => changesIn({ base, data }), [base, data])

  // The server has a newer record: it comes in below what is being typed, where both touched nothing in common.
  const [shownView, setShownView] = useState(view)
  if (shownView !== view) {
    setShownView(view)
    const merge = mergeForms(base.form.data, data, changes, view.form)
    if (changes.length === 0 || isPeaceful(merge)) {
      setBase(view)
      setData(changes.length === 0 ? view.form.data : merge.resolve({}))
    }
  }
  const change = (next: JsonObject) => setData(live.recompute(next, facts))
  const take = (moment: Moment) => {
    now.current = moment
    setBase(moment.base)
    setData(moment.data)
  }
  const refresh = () => {
    // Read anew without a connection, the page itself would be gone.
    if (!writes.isLost && navigator.onLine) startRefresh(() => router.refresh())
  }

  /** What was sent is stored from here on, whatever has been typed since. */
  const settle = (sent: Moment, version: number) => {
    setWritten(version)
    const known = now.current
    take({ base: { ...known.base, version, form: { ...known.base.form, data: sent.data } }, data: known.data })
  }
  /** Somebody was quicker: merged by itself and sent again, or shown side by side. */
  const meet = async (tries: number, again: (tries: number) => Promise<boolean>): Promise<boolean> => {
    const { base: mine } = now.current
    const read = await reply(readRecord(mine.entity.name, mine.id ?? ''))
    if (!read.ok) {
      setRefusal(read.refusal)
      return false
    }
    const { base: before, data: typed } = now.current
    const merge = mergeForms(before.form.data, typed, changesIn(now.current), read.data.form)
    if (!isPeaceful(merge) || tries === 0) {
      setConflict({ merge, theirs: read.data })
      return false
    }
    take({ base: read.data, data: merge.resolve({}) })
    notifications.show({ message: t('merged') })
    return again(tries - 1)
  }
  /** Stores the form; `after` runs once it is stored, perhaps after a lost connection. */
  const store = async (after: (written: Written) => void, tries = mostMerges): Promise<boolean> => {
    const moment = now.current
    const { base: of } = moment
    const wasLost = writes.isLost
    setRefusal(null)
    const variables = of.id === null ? { input: inputIn(moment) } : { id: of.id, version: of.version, input: inputIn(moment) }
    let refused: Refusal | null = null
    const isStored = await writes.send({
      query: of.id === null ? createDocument(of.entity) : updateDocument(of.entity),
      variables,
      onDone: (written: Written) => {
        if (wasLost) notifications.show({ color: 'green', message: t('sentLater') })
        if (written.record) settle(moment, of.id === null ? of.version : written.record.version)
        after(written)
      },
      onRefused: (why) => {
        refused = why
        if (why.code === 'VERSION_CONFLICT') void meet(tries, (left) => store(after, left))
        else setRefusal(why)
      },
    })
    return isStored && refused === null
  }

  const save = async (): Promise<void> => {
    if (writes.isWaiting) return
    await store((written) => {
      const { base: of } = now.current
      if (of.id !== null) return refresh()
      router.replace(written.record ? `/${of.entity.name}/${written.record.id}` : `/${of.entity.name}`)
      router.refresh()
    })
  }
  /** Sends an event, after saving what was typed; false where it was refused. */
  const send = async (event: string, values: JsonObject | null): Promise<boolean> => {
    if (writes.isWaiting) return false
    const hadChanges = changesIn(now.current).length > 0
    if (hadChanges && !(await store(() => {}))) return false
    const { base: of } = now.current
    setRefusal(null)
    const sent = ({ record }: Written) => {
      setWritten(record?.version ?? of.version + 1)
      refresh()
    }
    const isSent = await writes.send({ query: sendDocument(of.entity), variables: { id: of.id, version: of.version, event, input: values }, onDone: sent, onRefused: setRefusal })
    if (!isSent && hadChanges) refresh()
    return isSent
  }
  const remove = async (): Promise<void> => {
    setRefusal(null)
    await writes.send({ query: removeDocument(base.entity), variables: { id: base.id, version: base.version }, onDone: () => router.replace(`/${base.entity.name}`), onRefused: setRefusal })
  }
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
  const issues = useMemo((): readonly Issue[] => refusal?.issues.filter(({ pointer }) => pathOf(pointer)[0] !== undefined) ?? [], [refusal])
  return { base, data, change, changes, isDirty: changes.length > 0, refusal, issues, written, conflict, setConflict, settleConflict, isBusy: writes.isWriting || isRefreshing, isWaiting: writes.isWaiting, isLost: writes.isLost, live, facts, save, send, remove, discard, refresh }
}

export type RecordFormState = ReturnType<typeof useRecordForm>
