'use client'
import { Button, Group, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { type EventView, type Issue, type JsonObject, segments } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { liveOf } from '../form/live.ts'
import { SchemaForm } from '../form/schema-form.tsx'
import { inputOf, propertiesOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { ConnectionBar } from './draft-bars.tsx'

/** Sends an event; what was wrong with the last one stands in `refusal`. */
export interface EventSender {
  readonly refusal: Refusal | null
  readonly isBusy: boolean
  /** Sent, and waiting for the connection. */
  readonly isWaiting?: boolean
  /** False where it was refused. */
  readonly send: (event: string, values: JsonObject | null) => Promise<boolean>
}

const noForm = { schema: { type: 'object', properties: {} }, uiSchema: {}, data: {} } as const

/** Issues about the dialog's own fields, wherever the engine points to them (`/reason`, `/input/reason`). */
function ownIssues(issues: readonly Issue[], names: ReadonlySet<string>): readonly Issue[] {
  return issues.flatMap((issue) => {
    const [head = '', ...rest] = segments(issue.pointer)
    const path = head === 'input' ? rest : [head, ...rest]
    return names.has(path[0] ?? '') ? [{ ...issue, pointer: `/${path.join('/')}` }] : []
  })
}

const focusFirst = () => document.querySelector<HTMLElement>('#event :is(input, textarea)')?.focus()

/** What is asked before an event is sent; refused, everything typed stays. */
export function EventDialog({ event, form, onClose }: { readonly event: EventView; readonly form: EventSender; readonly onClose: () => void }) {
  const t = useTranslations('record')
  const { schema, uiSchema, data: initial } = event.form ?? noForm
  const [data, setData] = useState<JsonObject>(initial)
  const [wasSent, setSent] = useState(false)
  const live = useMemo(() => liveOf(schema, uiSchema, []), [schema, uiSchema])
  const refusal = wasSent ? form.refusal : null
  const submit = async (values: JsonObject) => {
    setSent(true)
    const names = Object.keys(propertiesOf(schema)).filter((name) => values[name] !== undefined)
    if (await form.send(event.event, inputOf(uiSchema, names, values))) onClose()
  }
  const issues = useMemo(() => (refusal ? ownIssues(refusal.issues, new Set(Object.keys(propertiesOf(schema)))) : []), [refusal, schema])
  return (
    <Modal opened onClose={onClose} title={event.title} size="md" onEnterTransitionEnd={focusFirst} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {refusal && issues.length < Math.max(1, refusal.issues.length) && <Problem refusal={refusal} />}
      <ConnectionBar isLost={false} isWaiting={form.isWaiting ?? false} />
      {event.form ? (
        <SchemaForm id="event" schema={schema} uiSchema={uiSchema} data={data} issues={issues} facts={{ hidden: live.hidden(data, {}) }} onChange={(next) => setData(live.recompute(next, {}))} onSubmit={(values) => void submit(values)} />
      ) : (
        <p>{event.target ? t('confirm', { state: event.target.title }) : t('confirmPlain')}</p>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button {...(event.danger ? { color: 'red' } : {})} loading={form.isBusy || form.isWaiting === true} {...(event.form ? { type: 'submit' as const, form: 'event' } : { 'data-autofocus': true, onClick: () => void submit({}) })}>{event.title}</Button>
      </Group>
    </Modal>
  )
}
