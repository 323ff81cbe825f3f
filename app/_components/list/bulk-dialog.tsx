'use client'
import { Button, Modal, Progress, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Json, JsonObject, ListView, RecordView } from '../../../engine/client.ts'
import { widgetNamed } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { reply, request } from '../../_lib/request.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { SchemaForm } from '../form/schema-form.tsx'
import { inputOf, propertiesOf, uiOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { useFormat, useWorkplace } from '../workplace-context.tsx'
import { type BulkAction, type BulkReport, runBulk } from './bulk.ts'
import type { BulkKind } from './bulk-bar.tsx'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly kind: BulkKind
  readonly rows: readonly ListRow[]
  readonly onClose: () => void
  /** The rows that stay chosen: those that were refused. */
  readonly onDone: (refused: readonly ListRow[]) => void
}

/** States whose records are looked at for what may be done. */
const mostStates = 8

/** One action for many rows: what exactly, how far it is, and what became of each. */
export function BulkDialog({ list, kind, rows, onClose, onDone }: Props) {
  const t = useTranslations('table')
  const { dealership } = useWorkplace()
  const views = useSamples(list, rows)
  const [action, setAction] = useState<BulkAction | null>(kind === 'remove' ? { kind } : null)
  const [done, setDone] = useState<number | null>(null)
  const [report, setReport] = useState<BulkReport | null>(null)
  const isStopped = useRef(false)
  const run = async () => {
    if (!action) return
    setDone(0)
    const result = await runBulk({ list, action, rows, dealership, ask: request, onProgress: setDone, isStopped: () => isStopped.current })
    setReport(result)
  }
  const close = () => {
    isStopped.current = true
    if (report) onDone(report.refused.map(({ row }) => row))
    onClose()
  }
  const title = { send: t('sendEvent'), set: t('setField'), remove: t('remove') }[kind]
  return (
    <Modal opened onClose={close} title={`${title} · ${t('chosen', { count: rows.length })}`} size="md" closeButtonProps={{ 'aria-label': t('close') }}>
      {done === null && (
        <FormHostScope labels={Object.assign({}, ...views.map((view) => view.labels)) as Record<string, string>}>
          {kind === 'send' && <EventChoice views={views} onAction={setAction} />}
          {kind === 'set' && <FieldChoice list={list} views={views} onAction={setAction} />}
          {kind === 'remove' && <p>{t('removeHint')}</p>}
          <div className={classes.dialogActions}>
            <Button variant="default" onClick={close}>{t('cancel')}</Button>
            <Button {...(kind === 'remove' ? { color: 'red' } : {})} disabled={!action} onClick={() => void run()}>{t('carryOut', { count: rows.length })}</Button>
          </div>
        </FormHostScope>
      )}
      {done !== null && !report && (
        <>
          <Progress value={(done / rows.length) * 100} aria-label={title} />
          <p role="status" className="tabular">{t('progress', { done, total: rows.length })}</p>
          <div className={classes.dialogActions}><Button variant="default" onClick={() => { isStopped.current = true }}>{t('stop')}</Button></div>
        </>
      )}
      {report && <Report report={report} onClose={close} />}
    </Modal>
  )
}

function Report({ report: { succeeded, refused, left, refusal }, onClose }: { readonly report: BulkReport; readonly onClose: () => void }) {
  const t = useTranslations('table')
  return (
    <>
      <p role="status">{t('succeeded', { count: succeeded })} {refused.length > 0 && t('refused', { count: refused.length })} {left > 0 && t('notReached', { count: left })}</p>
      {refusal && <Problem refusal={refusal} />}
      {refused.length > 0 && (
        <ul className={classes.report}>
          {refused.map(({ row, message }) => <li key={row.id}><strong>{row.label}</strong> {message}</li>)}
        </ul>
      )}
      <div className={classes.dialogActions}><Button data-autofocus onClick={onClose}>{t('close')}</Button></div>
    </>
  )
}

/** A record of each state among the rows: what may be done is told by the records themselves. */
function useSamples(list: ListView, rows: readonly ListRow[]): readonly RecordView[] {
  const [views, setViews] = useState<readonly RecordView[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows of a dialog stay
  useEffect(() => {
    const samples = [...new Map([...rows].reverse().map((row) => [row.state, row])).values()].slice(0, mostStates)
    void Promise.all(samples.map((row) => reply(readRecord(list.entity.name, row.id)))).then((answers) => setViews(answers.flatMap((answer) => (answer.ok ? [answer.data] : []))))
  }, [])
  return views
}

function EventChoice({ views, onAction }: { readonly views: readonly RecordView[]; readonly onAction: (action: BulkAction | null) => void }) {
  const t = useTranslations('table')
  const [chosen, setChosen] = useState<string | null>(null)
  const [data, setData] = useState<JsonObject>({})
  const events = [...new Map(views.flatMap((view) => view.events).filter(({ allowed }) => allowed).map((event) => [event.event, event])).values()]
  const event = events.find((one) => one.event === chosen)
  const choose = (name: string | null) => {
    const next = events.find((one) => one.event === name)
    setChosen(name)
    setData(next?.form?.data ?? {})
    onAction(next ? { kind: 'send', event: next.event, input: next.form ? next.form.data : null } : null)
  }
  const change = (next: JsonObject) => {
    setData(next)
    const form = event?.form
    if (event && form) onAction({ kind: 'send', event: event.event, input: inputOf(form.uiSchema, Object.keys(propertiesOf(form.schema)).filter((name) => next[name] !== undefined), next) })
  }
  return (
    <>
      <Select label={t('event')} placeholder={t('chooseEvent')} data={events.map(({ event: value, title }) => ({ value, label: title }))} value={chosen} onChange={choose} nothingFoundMessage={t('noEvents')} data-autofocus />
      <p className="muted">{t('eventHint')}</p>
      {event?.form && <SchemaForm id="bulk-event" schema={event.form.schema} uiSchema={event.form.uiSchema} data={data} onChange={change} />}
    </>
  )
}

function FieldChoice({ list, views, onAction }: { readonly list: ListView; readonly views: readonly RecordView[]; readonly onAction: (action: BulkAction | null) => void }) {
  const t = useTranslations('table')
  const format = useFormat()
  const [name, setName] = useState<string | null>(null)
  const [value, setValue] = useState<Json | undefined>(undefined)
  const view = views[0]
  const known = new Set(list.fields.filter(({ type }) => type !== 'lines').map((field) => field.name))
  const fields = Object.entries(propertiesOf(view?.form.schema ?? {})).filter(([key, property]) => known.has(key) && !property.readOnly && !uiOf(view?.form.uiSchema ?? {}, key)['ui:computed'])
  const ui = uiOf(view?.form.uiSchema ?? {}, name ?? '')
  const options = ui['ui:options'] ?? { type: 'string', kind: 'string' }
  const Widget = widgetNamed(ui['ui:widget'] ?? options.type)
  const title = fields.find(([key]) => key === name)?.[1].title ?? ''
  const choose = (next: string | null) => {
    setName(next)
    setValue(undefined)
    onAction(next ? { kind: 'set', field: next, value: null } : null)
  }
  const change = (next: Json | undefined) => {
    setValue(next)
    if (name) onAction({ kind: 'set', field: name, value: next ?? null })
  }
  return (
    <>
      <Select label={t('field')} searchable placeholder={t('chooseField')} data={fields.map(([key, property]) => ({ value: key, label: property.title ?? key })).sort((a, b) => a.label.localeCompare(b.label, format.locale))} value={name} onChange={choose} data-autofocus />
      {name && (
        <div className={classes.bulkField}>
          <label htmlFor="bulk-value">{title}</label>
          <Widget id="bulk-value" label={title} value={value} onChange={change} options={options} readOnly={false} required={false} isInvalid={false} isCell={false} />
          {value === undefined && <p className="muted">{t('emptyHint')}</p>}
        </div>
      )}
    </>
  )
}
