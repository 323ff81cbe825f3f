'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type RefObject, useRef, useState } from 'react'
import type { JsonObject } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { createDocument, removeDocument, sendDocument, updateDocument, type Written } from '../../_lib/documents.ts'
import { reply } from '../../_lib/request.ts'
import { inputOf, propertiesOf, withoutBlankTail } from '../form/values.ts'
import { mergeForms } from './merge.ts'
import { changesIn, type Conflict, isPeaceful, type Moment } from './moment.ts'
import { useWrites } from './use-writes.ts'

/** Others may go on changing a record while ours is merged with theirs; so often it is tried again. */
const mostMerges = 3

/** What would be sent: all that is filled in a new record, else what differs. */
function inputIn(moment: Moment): JsonObject {
  const { base, data } = moment
  const { schema, uiSchema } = base.form
  const filled = Object.entries(propertiesOf(schema)).flatMap(([name, { readOnly }]) => (!readOnly && data[name] !== undefined ? [name] : []))
  return inputOf(uiSchema, base.id === null ? filled : changesIn(moment), data)
}

interface Writing {
  /** Dealership by whose rules it is written. */
  readonly site: string
  readonly now: RefObject<Moment>
  readonly take: (moment: Moment) => void
  readonly refresh: () => Promise<void>
  readonly onRefused: (refusal: Refusal | null) => void
  readonly onConflict: (conflict: Conflict) => void
}

/** The ways to write a record: saved, sent on its way, deleted; merged with what others did meanwhile. */
export function useRecordWrites({ site, now, take, refresh, onRefused, onConflict }: Writing) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const writes = useWrites(site)
  /** Newest version that was written from here. */
  const [written, setWritten] = useState(0)

  /** What was sent is stored from here on, whatever has been typed since. */
  const settle = (sent: Moment, version: number) => {
    setWritten(version)
    const known = now.current
    const { schema } = known.base.form
    const stored = withoutBlankTail(sent.data, schema)
    // An empty row is given up by saving, unless somebody has gone on typing meanwhile.
    take({ base: { ...known.base, version, form: { ...known.base.form, data: stored } }, data: known.data === sent.data ? stored : known.data })
  }
  /** Somebody was quicker: merged by itself and sent again, or shown side by side. */
  const meet = async (tries: number): Promise<Written | null> => {
    const { base: mine } = now.current
    const read = await reply(readRecord(mine.entity.name, mine.id ?? ''))
    if (!read.ok) {
      onRefused(read.refusal)
      return null
    }
    const { base: before, data: typed } = now.current
    const merge = mergeForms(before.form.data, typed, changesIn(now.current), read.data.form)
    if (!isPeaceful(merge) || tries === 0) {
      onConflict({ merge, theirs: read.data })
      return null
    }
    take({ base: read.data, data: merge.resolve({}) })
    notifications.show({ message: t('merged') })
    return store(tries - 1)
  }
  const write = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<Answer<Written>> => {
    const { answer, isLate } = await writes.send<Written>(query, variables)
    if (answer.ok && isLate) notifications.show({ color: 'green', message: t('sentLater') })
    return answer
  }
  /** Stores the form; null where that was refused. */
  const store = async (tries = mostMerges): Promise<Written | null> => {
    const moment = now.current
    const { base: of } = moment
    const input = inputIn(moment)
    const answer = await (of.id === null ? write(createDocument(of.entity), { input }) : write(updateDocument(of.entity), { id: of.id, version: of.version, input }))
    if (!answer.ok) {
      if (answer.refusal.code === 'VERSION_CONFLICT') return meet(tries)
      onRefused(answer.refusal)
      return null
    }
    const { record } = answer.data
    if (record) settle(moment, of.id === null ? of.version : record.version)
    return answer.data
  }

  const isUnderway = useRef(false)
  /** One thing at a time, also where somebody presses twice, or while the first waits for the connection. */
  const once = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (isUnderway.current) return false
    isUnderway.current = true
    onRefused(null)
    return work().finally(() => {
      isUnderway.current = false
    })
  }
  const save = () =>
    once(async () => {
      const { id, entity } = now.current.base
      const written = await store()
      if (!written) return false
      if (id !== null) void refresh()
      else {
        router.replace(written.record ? `/${entity.name}/${written.record.id}` : `/${entity.name}`)
        router.refresh()
      }
      return true
    })
  /** Sends an event, after saving what was typed; false where it was refused. */
  const send = (event: string, values: JsonObject | null) =>
    once(async () => {
      if (changesIn(now.current).length > 0 && !(await store())) return false
      const { base: of } = now.current
      const answer = await write(sendDocument(of.entity), { id: of.id, version: of.version, event, input: values })
      if (answer.ok) setWritten(answer.data.record?.version ?? of.version + 1)
      else onRefused(answer.refusal)
      void refresh()
      return answer.ok
    })
  const remove = () =>
    once(async () => {
      const { base: of } = now.current
      const answer = await write(removeDocument(of.entity), { id: of.id, version: of.version })
      if (answer.ok) router.replace(`/${of.entity.name}`)
      else onRefused(answer.refusal)
      return answer.ok
    })
  return { save, send, remove, written, isWriting: writes.isWriting, isWaiting: writes.isWaiting, isLost: writes.isLost }
}
