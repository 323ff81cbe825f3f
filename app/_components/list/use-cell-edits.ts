'use client'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { FieldView, Json, ListView, RecordView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { inputOf } from '../form/values.ts'
import { useRefusalText } from '../problem.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import type { RowSource } from './row-source.ts'
import { readRow } from './read-rows.ts'
import { writeField } from './write-field.ts'

/** A cell that is being changed. */
export interface EditedCell {
  readonly id: string
  readonly field: string
  /** What was typed before and refused: the editor begins with it. */
  readonly typed?: { readonly value: Json | undefined }
}

/** A change of one cell. */
export interface CellWrite {
  readonly row: ListRow
  readonly field: FieldView
  /** The record as it was read for the change. */
  readonly view: RecordView
  readonly value: Json | undefined
  /** The value as lists show it. */
  readonly shown: unknown
}

/** A change that was taken back, and why. */
interface Refused {
  readonly write: CellWrite
  readonly refusal: Refusal
}

/** Changes of cells: shown at once, taken back with the reason where they are refused. `sources`: wherever the row may stand. */
export function useCellEdits(list: ListView, columns: readonly FieldView[], sources: readonly RowSource[]) {
  const { dealership } = useWorkplace()
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const t = useTranslations('table')
  const textOf = useRefusalText()
  // Whoever has left the list is told all the same.
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  /** Changes on their way, by record: the next one of the same record builds on them. */
  const waiting = useRef(new Map<string, Promise<void>>())
  const patch = (id: string, values: Readonly<Record<string, unknown>>) => {
    const undone = sources.map((source) => source.patch(id, values))
    return () => {
      for (const undo of undone) undo()
    }
  }
  const send = async (write: CellWrite): Promise<void> => {
    const { row, field, view, value, shown } = write
    const site = view.dealership ?? dealership
    const undo = patch(row.id, { [field.name]: shown })
    const answer = await writeField({ site, entity: view.entity, id: row.id, version: view.version, input: inputOf(view.form.uiSchema, [field.name], { [field.name]: value ?? null }), columns })
    if (answer.ok) {
      patch(row.id, answer.data)
      // What the rows add up to may have changed too.
      for (const source of sources) source.touch()
      return
    }
    undo()
    if (!isGone.current) setRefused({ write, refusal: answer.refusal })
    else notifications.show({ color: 'red', autoClose: false, title: t('notChanged', { name: row.label, field: field.title }), message: textOf(answer.refusal).message || textOf(answer.refusal).title })
    // Somebody else was faster: the list shows what holds now.
    const now = answer.refusal.code === 'VERSION_CONFLICT' ? await readRow(site, list, row.id, columns) : null
    if (now) patch(row.id, now)
  }
  const write = (one: CellWrite): void => {
    setEdited(null)
    setRefused(null)
    const sent = send(one).finally(() => {
      if (waiting.current.get(one.row.id) === sent) waiting.current.delete(one.row.id)
    })
    waiting.current.set(one.row.id, sent)
  }
  return {
    edited,
    edit: setEdited,
    write,
    settled: (id: string): Promise<void> => waiting.current.get(id) ?? Promise.resolve(),
    refused,
    dismiss: () => setRefused(null),
    /** Opens the editor again with what had been typed. */
    again: () => {
      if (!refused) return
      const { row, field, value } = refused.write
      setRefused(null)
      setEdited({ id: row.id, field: field.name, typed: { value } })
    },
  }
}

export type CellEdits = ReturnType<typeof useCellEdits>
