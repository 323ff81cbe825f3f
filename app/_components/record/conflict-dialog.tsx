'use client'
import { Button, Group, Modal, Radio } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Json, JsonObject, WidgetOptions } from '../../../engine/client.ts'
import { useFieldText } from '../form/use-field-text.ts'
import { propertiesOf, uiOf } from '../form/values.ts'
import classes from './conflict.module.css'
import type { Dispute, Side } from './merge.ts'
import type { Conflict } from './moment.ts'
import type { RecordFormState } from './use-record-form.ts'

/** Two people changed one record: where both touched a field or a row, the person chooses; the rest is merged already. */
export function ConflictDialog({ conflict, form }: { readonly conflict: Conflict; readonly form: RecordFormState }) {
  const t = useTranslations('record')
  const d = useTranslations('drafts')
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const { merge, theirs } = conflict
  const labels = { ...form.base.labels, ...theirs.labels }
  const titleOf = (field: string): string => propertiesOf(theirs.form.schema)[field]?.title ?? propertiesOf(form.base.form.schema)[field]?.title ?? field
  const optionsOf = (field: string): WidgetOptions | undefined => uiOf(theirs.form.uiSchema, field)['ui:options']
  const all = (side: Side) => setSides(Object.fromEntries(merge.disputes.map(({ key }) => [key, side])))
  return (
    <Modal opened onClose={() => form.setConflict(null)} title={t('conflictTitle')} size="xl" closeButtonProps={{ 'aria-label': t('close') }}>
      {merge.disputes.length > 0 && <p>{t('conflictHint')}</p>}
      {merge.disputes.length > 1 && (
        <div className={classes.all}>
          <Button size="compact-sm" variant="default" onClick={() => all('mine')}>{d('allMine')}</Button>
          <Button size="compact-sm" variant="default" onClick={() => all('theirs')}>{d('allTheirs')}</Button>
        </div>
      )}
      {merge.disputes.map((dispute) => (
        <Choice key={dispute.key} dispute={dispute} title={titleOf(dispute.field)} options={optionsOf(dispute.field)} labels={labels} side={sides[dispute.key] ?? 'mine'} onSide={(side) => setSides({ ...sides, [dispute.key]: side })} />
      ))}
      {merge.locked.length > 0 && (
        <>
          <p>{d('locked')}</p>
          <dl className={classes.locked}>{merge.locked.map(({ field, value }) => <div key={field}><dt className="muted">{titleOf(field)}</dt><dd><Value options={optionsOf(field)} value={value} labels={labels} /></dd></div>)}</dl>
        </>
      )}
      <Group justify="flex-end" mt={16}><Button data-autofocus onClick={() => form.settleConflict(sides)}>{t('conflictApply')}</Button></Group>
    </Modal>
  )
}

interface ChoiceProps {
  readonly dispute: Dispute
  readonly title: string
  readonly options: WidgetOptions | undefined
  readonly labels: Readonly<Record<string, string>>
  readonly side: Side
  readonly onSide: (side: Side) => void
}

function Choice({ dispute, title, options, labels, side, onSide }: ChoiceProps) {
  const t = useTranslations('record')
  const d = useTranslations('drafts')
  const version = (of: Side) => (
    <Radio size="xs" value={of} classNames={{ root: classes.version ?? '', body: classes.versionBody ?? '' }} label={<><span className="muted">{t(of)}</span><Value options={dispute.row === null ? options : undefined} row={dispute.row === null ? undefined : options} value={dispute[of]} labels={labels} /></>} />
  )
  return (
    <Radio.Group className={classes.dispute} label={dispute.row === null ? title : d('rowOf', { title })} value={side} onChange={(chosen) => onSide(chosen as Side)}>
      <div className={classes.versions}>{version('mine')}{version('theirs')}</div>
    </Radio.Group>
  )
}

/** One value, or the cells of one row, as words. */
function Value({ options, row, value, labels }: { readonly options: WidgetOptions | undefined; readonly row?: WidgetOptions | undefined; readonly value: Json | undefined; readonly labels: Readonly<Record<string, string>> }) {
  const d = useTranslations('drafts')
  const text = useFieldText()
  if (!row) return <div className={classes.value}>{text(options, value, labels) || '—'}</div>
  if (value === undefined) return <div className={classes.value}>{d('rowRemoved')}</div>
  const cells = (row.columns ?? []).flatMap((column) => {
    const words = text(column.options, (value as JsonObject)[column.name], labels)
    return words === '' ? [] : [{ title: column.title, words }]
  })
  return <div className={classes.value}>{cells.map(({ title, words }) => <span key={title} className={classes.cell}><span className="muted">{title}: </span>{words}</span>)}</div>
}
