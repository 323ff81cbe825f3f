'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { DuplicateView, JsonObject } from '../../../engine/client.ts'
import { findDuplicates } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { sameValue } from '../form/values.ts'
import classes from './drafts.module.css'
import type { RecordFormState } from './use-record-form.ts'

/** Milliseconds after the last letter. */
const patience = 400

/** What is there already and looks like what is being typed, as a note below the field that tells; it refuses nothing. */
export function useDuplicates({ base, data, isLost }: RecordFormState): Readonly<Record<string, ReactNode>> {
  const [found, setFound] = useState<readonly DuplicateView[]>([])
  const names = base.duplicateFields
  const values = Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))) as JsonObject
  // What is stored has been looked at when it was typed.
  const isTyped = names.some((name) => !sameValue(data[name], base.form.data[name]))
  const asked = isTyped && !isLost ? JSON.stringify(values) : null
  const { id, entity } = base
  useEffect(() => {
    if (asked === null) return setFound([])
    let isOver = false
    const timer = setTimeout(async () => {
      const answer = await reply(findDuplicates(entity.name, id, JSON.parse(asked) as JsonObject))
      if (!isOver) setFound(answer.ok ? answer.data : [])
    }, patience)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [asked, entity.name, id])
  return useMemo(() => {
    const byField = new Map<string, DuplicateView[]>()
    for (const one of found) byField.set(one.fields[0] ?? '', [...(byField.get(one.fields[0] ?? '') ?? []), one])
    return Object.fromEntries([...byField].map(([name, views]) => [name, <Duplicates key={name} views={views} entity={entity.name} />]))
  }, [found, entity.name])
}

function Duplicates({ views, entity }: { readonly views: readonly DuplicateView[]; readonly entity: string }) {
  const t = useTranslations('form')
  return (
    <div className={classes.duplicates} role="status">
      {views.map(({ id, title, records }) => (
        <div key={id}>
          <span>{t('duplicates', { title })} </span>
          {records.map((record, i) => <span key={record.value}>{i > 0 && ', '}<Link className="link" href={`/${entity}/${record.value}`} target="_blank">{record.title}</Link></span>)}
        </div>
      ))}
    </div>
  )
}
