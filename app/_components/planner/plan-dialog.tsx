'use client'
import { Button, Modal, Skeleton } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { JsonObject, ListView, PlannerView, RecordView } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { updateDocument, type Written } from '../../_lib/documents.ts'
import { reply, request } from '../../_lib/request.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { SchemaForm } from '../form/schema-form.tsx'
import { changedNames, type FieldUi, inputOf, propertiesOf, uiOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { StateChip } from '../state-chip.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './planner.module.css'

interface Props {
  readonly list: ListView
  readonly view: PlannerView
  readonly id: string
  readonly onClose: () => void
}

/** The fields of a record's form that say when and by whom. */
function planForm({ form }: RecordView, { start, end, duration, resources }: PlannerView): { readonly schema: JsonObject; readonly uiSchema: JsonObject } {
  const names = [start, end, duration, ...resources].flatMap((field) => (field && propertiesOf(form.schema)[field.name] ? [field.name] : []))
  const properties = Object.fromEntries(names.map((name) => [name, propertiesOf(form.schema)[name]]))
  return { schema: { type: 'object', properties } as unknown as JsonObject, uiSchema: { ...Object.fromEntries(names.map((name) => [name, withTimes(uiOf(form.uiSchema, name))])), 'ui:order': names } as unknown as JsonObject }
}

/** Whoever plans wants to see at once what is free. */
function withTimes(ui: FieldUi): FieldUi {
  const { 'ui:options': options } = ui
  return options?.freeTimes ? { ...ui, 'ui:options': { ...options, freeTimes: { ...options.freeTimes, isOpen: true } } } : ui
}

/** Planning by keyboard and thumb: start, end and resources of a record, by the rules of its form. */
export function PlanDialog({ list, view, id, onClose }: Props) {
  const t = useTranslations('planner')
  const [record, setRecord] = useState<RecordView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    void reply(readRecord(list.entity.name, id)).then((answer) => (answer.ok ? setRecord(answer.data) : setRefusal(answer.refusal)))
  }, [list.entity.name, id])
  return (
    <Modal opened onClose={onClose} title={record?.label ?? t('plan')} size="md" closeButtonProps={{ 'aria-label': t('close') }}>
      {refusal && !record && <Problem refusal={refusal} />}
      {!record && !refusal && <Skeleton height={180} />}
      {record && <PlanForm list={list} view={view} record={record} onClose={onClose} />}
    </Modal>
  )
}

function PlanForm({ list, view, record, onClose }: Omit<Props, 'id'> & { readonly record: RecordView }) {
  const t = useTranslations('planner')
  const { dealership } = useWorkplace()
  const { schema, uiSchema } = useMemo(() => planForm(record, view), [record, view])
  const [data, setData] = useState<JsonObject>(record.form.data)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const reason = record.readOnlyReasons['']
  const save = async (values: JsonObject) => {
    const names = changedNames(schema, uiSchema, record.form.data, values)
    if (names.length === 0) return onClose()
    setBusy(true)
    const answer = await request<Written>(record.dealership ?? dealership, updateDocument(list.entity), { id: record.id, version: record.version, input: inputOf(uiSchema, names, values) })
    setBusy(false)
    if (answer.ok) onClose()
    else setRefusal(answer.refusal)
  }
  return (
    <FormHostScope labels={record.labels}>
      <div className={classes.facts}>
        {record.state && <StateChip title={record.state.title} color={record.state.color} category={record.state.category} />}
        <Link className="link" href={`/${list.entity.name}/${record.id}`}>{t('openRecord')}</Link>
      </div>
      {refusal && <Problem refusal={refusal} />}
      {!record.mayEdit && reason && <p className="muted">{reason}</p>}
      <SchemaForm id="plan" schema={schema} uiSchema={uiSchema} data={data} readOnly={!record.mayEdit} facts={{ readOnlyReasons: record.readOnlyReasons }} issues={refusal?.issues ?? []} onChange={setData} onSubmit={(values) => void save(values)} />
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        {record.mayEdit && <Button type="submit" form="plan" loading={isBusy}>{t('save')}</Button>}
      </div>
    </FormHostScope>
  )
}
