'use client'
import { ActionIcon } from '@mantine/core'
import { IconExternalLink, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RecordView } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { reply } from '../../_lib/request.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { useFieldText } from '../form/use-field-text.ts'
import { propertiesOf, uiOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { EventButtons } from '../record/event-buttons.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { StateChip } from '../state-chip.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './list.module.css'

const nothing: readonly string[] = []

/** Milliseconds for which a row is looked at before its record is read: arrows run through many. */
const glance = 120

/** The record of the row one stands on, beside the list: its state, its fields, what can be done. */
export function Preview({ entity, row, onClose }: { readonly entity: string; readonly row: ListRow | null; readonly onClose: () => void }) {
  const t = useTranslations('table')
  const [shown, setShown] = useState<{ readonly id: string; readonly view: RecordView | null; readonly refusal: Refusal | null } | null>(null)
  const [id, version] = [row?.id ?? null, row?.version]
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the row is read anew
  useEffect(() => {
    if (id === null) return
    let isGone = false
    const later = setTimeout(async () => {
      const answer = await reply(readRecord(entity, id))
      if (!isGone) setShown(answer.ok ? { id, view: answer.data, refusal: null } : { id, view: null, refusal: answer.refusal })
    }, glance)
    return () => {
      isGone = true
      clearTimeout(later)
    }
  }, [entity, id, version])
  const isOld = shown?.id !== id
  return (
    <>
      <div className={classes.previewHead}>
        <span className={classes.previewTitle}>{row?.label ?? t('preview')}</span>
        {row && <ActionIcon component={Link} href={`/${entity}/${row.id}`} aria-label={t('open', { name: row.label })}><IconExternalLink size={16} stroke={1.6} aria-hidden /></ActionIcon>}
        <ActionIcon aria-label={t('closePreview')} onClick={onClose}><IconX size={16} stroke={1.6} aria-hidden /></ActionIcon>
      </div>
      {!row && <p className={classes.previewHint}>{t('previewHint')}</p>}
      {row && shown?.refusal && !isOld && <Problem refusal={shown.refusal} />}
      {row && shown?.view && <FormHostScope key={shown.id} labels={shown.view.labels}><Facts view={shown.view} isOld={isOld} /></FormHostScope>}
    </>
  )
}

function Facts({ view, isOld }: { readonly view: RecordView; readonly isOld: boolean }) {
  const { dealership } = useWorkplace()
  const form = useRecordForm(view, dealership, nothing)
  const text = useFieldText()
  const { schema, uiSchema, data } = view.form
  const facts = Object.entries(propertiesOf(schema)).flatMap(([name, { title }]) => {
    const value = text(uiOf(uiSchema, name)['ui:options'], data[name], view.labels)
    return value === '' ? [] : [{ name, title: title ?? name, value }]
  })
  return (
    <div className={classes.previewBody} data-old={isOld || undefined} aria-busy={isOld}>
      <div className={classes.previewState}>
        {view.state && <StateChip title={view.state.title} color={view.state.color} category={view.state.category} />}
        {view.facts.map((fact) => <span key={fact.title} className="muted">{fact.value === '' ? fact.title : `${fact.title}: ${fact.value}`}</span>)}
      </div>
      <EventButtons form={form} />
      {form.refusal && <Problem refusal={form.refusal} />}
      <dl className={classes.previewFacts}>
        {facts.map(({ name, title, value }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
