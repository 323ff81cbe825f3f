'use client'
import { Button, Modal, Radio } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { JsonObject, RecordView, WidgetOptions } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { changedNames, propertiesOf, sameValue, uiOf } from '../form/values.ts'
import { useFieldText } from '../form/use-field-text.ts'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

type Side = 'mine' | 'theirs'

/** Two people changed one record: where both touched a field, the person chooses; the rest is merged. */
export function ConflictDialog({ form }: { readonly form: RecordFormState }) {
  const t = useTranslations('record')
  const [theirs, setTheirs] = useState<RecordView | null>(null)
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const { base, data, changes } = form
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once when the conflict appears
  useEffect(() => {
    if (base.id === null) return
    void reply(readRecord(base.entity.name, base.id)).then((result) => (result.ok ? setTheirs(result.data) : form.setRefusal(result.refusal)))
  }, [base.id, base.entity.name])
  if (!theirs) return null

  const changedByThem = changedNames(base.form.schema, base.form.uiSchema, base.form.data, theirs.form.data)
  const disputed = changes.filter((name) => changedByThem.includes(name) && !sameValue(data[name], theirs.form.data[name]))
  const merge = () => {
    const mine = changes.filter((name) => !disputed.includes(name) || sides[name] !== 'theirs')
    const merged: JsonObject = { ...theirs.form.data, ...Object.fromEntries(mine.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))) }
    const emptied = new Set(mine.filter((name) => data[name] === undefined))
    form.setBase(theirs)
    form.setData(Object.fromEntries(Object.entries(merged).filter(([name]) => !emptied.has(name))) as JsonObject)
    form.setRefusal(null)
  }
  return (
    <Modal opened onClose={merge} title={t('conflictTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <p>{disputed.length === 0 ? t('conflictNone') : t('conflictHint')}</p>
      {disputed.map((name) => (
        <Radio.Group key={name} className={classes.dispute} label={propertiesOf(base.form.schema)[name]?.title ?? name} value={sides[name] ?? 'mine'} onChange={(side) => setSides({ ...sides, [name]: side as Side })}>
          <div className={classes.versions}>
          <Version side="mine" title={t('mine')} options={uiOf(base.form.uiSchema, name)['ui:options']} value={data[name]} labels={base.labels} />
          <Version side="theirs" title={t('theirs')} options={uiOf(theirs.form.uiSchema, name)['ui:options']} value={theirs.form.data[name]} labels={theirs.labels} />
          </div>
        </Radio.Group>
      ))}
      <div className={classes.dialogActions}><Button onClick={merge}>{t('conflictApply')}</Button></div>
    </Modal>
  )
}

function Version({ side, title, options, value, labels }: { readonly side: Side; readonly title: string; readonly options: WidgetOptions | undefined; readonly value: unknown; readonly labels: Readonly<Record<string, string>> }) {
  const text = useFieldText()(options, value, labels)
  return <Radio size="xs" value={side} label={<><span className="muted">{title}: </span>{text || '—'}</>} />
}
