'use client'
import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Choice } from '../choices.ts'
import { DurationInput } from '../duration-input.tsx'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import type { GraphTransition } from './graph.ts'
import { newTrigger, type Trigger, triggerOf } from './triggers.ts'

interface Props {
  readonly transition: GraphTransition
  readonly calendars: readonly Choice[]
  readonly scope: ExpressionScope
  /** Whether the event took the name. */
  readonly onRename: (event: string) => boolean
  readonly onTrigger: (trigger: Trigger) => void
  readonly onCalendar: (calendar: string | undefined) => void
}

/** Whether somebody sends it, or it comes by itself: after a time, at a moment, when all inside is done. */
export function TriggerFields({ transition, calendars, scope, onRename, onTrigger, onCalendar }: Props) {
  const t = useTranslations('machine')
  const trigger = triggerOf(transition.node)
  const kinds = (['event', 'after', 'moment', 'done'] as const).filter((kind) => kind !== 'done' || trigger.kind === 'done' || transition.node.source.children.length > 0)
  return (
    <>
      <Select label={t('trigger')} data={kinds.map((kind) => ({ value: kind, label: t(`triggers.${kind}`) }))} value={trigger.kind} onChange={(kind) => kind && kind !== trigger.kind && onTrigger(newTrigger(transition.node, kind as Trigger['kind']))} />
      {trigger.kind === 'event' && <EventName key={trigger.event} event={trigger.event} onRename={onRename} />}
      {trigger.kind === 'after' && (
        <>
          <DurationInput label={t('after')} value={trigger.delay} onChange={(delay) => onTrigger({ kind: 'after', delay })} />
          <Select label={t('calendar')} description={t('calendarHint')} clearable data={[...calendars]} value={transition.node.definition.meta.calendar ?? null} onChange={(calendar) => onCalendar(calendar ?? undefined)} />
        </>
      )}
      {trigger.kind === 'moment' && <ExpressionEditor label={t('moment')} description={t('momentHint')} required expected="datetime" scope={scope} value={trigger.at} onChange={(at) => onTrigger({ ...trigger, at })} />}
    </>
  )
}

/** Written down when one leaves the field: half a name is none. */
function EventName({ event, onRename }: { readonly event: string; readonly onRename: (event: string) => boolean }) {
  const t = useTranslations('designer')
  const [text, setText] = useState(event)
  const [isWrong, setWrong] = useState(false)
  const commit = () => setWrong(text !== event && !onRename(text))
  return <TextInput label={t('event')} description={t('eventHint')} error={isWrong && t('eventWrong')} value={text} onChange={(change) => { setText(change.currentTarget.value.toUpperCase()); setWrong(false) }} onBlur={commit} onKeyDown={(key) => key.key === 'Enter' && commit()} />
}
