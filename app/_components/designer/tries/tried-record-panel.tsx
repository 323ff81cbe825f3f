'use client'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { EventView, JsonObject, TriedView } from '../../../../engine/client.ts'
import { liveOf } from '../../form/live.ts'
import { SchemaForm } from '../../form/schema-form.tsx'
import { inputOf, propertiesOf } from '../../form/values.ts'
import { EventDialog } from '../../record/event-dialog.tsx'
import { StateChip } from '../../state-chip.tsx'
import { useFormat } from '../../workplace-context.tsx'
import classes from './tries.module.css'
import type { Trial } from './use-trial.ts'

/** Where the record stands, what the role can do with it and why not more, and what it holds. */
export function TriedRecordPanel({ trial, view }: { readonly trial: Trial; readonly view: TriedView }) {
  const t = useTranslations('tries')
  const format = useFormat()
  const [asked, setAsked] = useState<EventView | null>(null)
  const start = (event: EventView) => (event.form || event.danger ? setAsked(event) : void trial.send(event.event, null))
  const sender = { ...trial, refusal: refusalOf(trial) }
  return (
    <section aria-label={t('record')}>
      <div className={classes.head}>
        {view.state && <StateChip title={view.state.title} color={view.state.color} category={view.state.category} />}
        <span className={classes.label}>{view.label}</span>
        <time className={classes.small} dateTime={view.at}>{t('now', { at: format.dateTime(view.at) })}</time>
      </div>
      <ul className={classes.events}>
        {view.events.map((event) => (
          <li key={event.event}>
            <Button fullWidth justify="space-between" variant={event.primary && event.allowed ? 'filled' : 'default'} disabled={!event.allowed || trial.isBusy} onClick={() => start(event)}>{event.title}</Button>
            {event.reason !== null && <div className={classes.why}><IconLock size={12} aria-hidden /> {event.reason}</div>}
          </li>
        ))}
        {view.events.length === 0 && <li className={classes.small}>{t('noEvents')}</li>}
      </ul>
      {view.waits.length > 0 && <ul className={classes.waits} aria-label={t('waits')}>{view.waits.slice(0, 5).map(({ title, at }) => <li key={`${title}${at}`} className={classes.small}>{t('comes', { title, at: format.dateTime(at) })}</li>)}</ul>}
      <Values key={JSON.stringify([view.record, trial.role])} trial={trial} view={view} />
      {asked && <EventDialog key={asked.event} event={asked} form={sender} onClose={() => setAsked(null)} />}
    </section>
  )
}

/** What a refused step says, as dialogs show it. */
function refusalOf({ refusal, refused }: Trial): Trial['refusal'] {
  const why = refused?.step.refused
  return why ? { code: why.code === 'VALIDATION_FAILED' ? 'VALIDATION_FAILED' : 'EVENT_REFUSED', message: why.text, hint: null, issues: why.issues, data: null } : refusal
}

const formId = 'tried-record'

/** The form as the role meets it in this state. */
function Values({ trial, view }: { readonly trial: Trial; readonly view: TriedView }) {
  const t = useTranslations('tries')
  const { schema, uiSchema, data: initial, mayEdit, readOnlyReasons } = view.form
  const [data, setData] = useState<JsonObject>(initial)
  const live = useMemo(() => liveOf(schema, uiSchema, []), [schema, uiSchema])
  const names = Object.keys(propertiesOf(schema))
  const changedIn = (now: JsonObject): readonly string[] => names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(initial[name]))
  const changed = changedIn(data)
  const change = (next: JsonObject) => {
    const now = live.recompute(next, {})
    setData(now)
    trial.noteTyped(inputOf(uiSchema, changedIn(now), now))
  }
  return (
    <details className={classes.values} open>
      <summary>{t('values')}{view.mistakes.length > 0 && <span className={classes.mistakes}>{t('mistakes', { count: view.mistakes.length })}</span>}</summary>
      {readOnlyReasons[''] && <p className={classes.why}><IconLock size={12} aria-hidden /> {readOnlyReasons['']}</p>}
      <SchemaForm id={formId} schema={schema} uiSchema={uiSchema} data={data} readOnly={!mayEdit} facts={{ readOnlyReasons, hidden: live.hidden(data, {}) }} onChange={change} />
      {view.mistakes.length > 0 && <ul className={classes.small}>{view.mistakes.slice(0, 10).map(({ pointer, message }) => <li key={pointer}>{message}</li>)}</ul>}
      <Button mt={8} variant="default" disabled={changed.length === 0 || trial.isBusy} onClick={() => trial.save(inputOf(uiSchema, changed, data))}>{t('apply')}</Button>
    </details>
  )
}
