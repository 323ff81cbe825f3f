'use client'
import { Button, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Json, Titles, TransitionDefinition } from '../../../../engine/client.ts'
import type { Choice } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import { Differs } from '../layer/differs.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { GraphTransition } from './graph.ts'
import { IssueList } from '../issue-list.tsx'
import classes from '../studio.module.css'
import { type Part, tidy } from './state-panel.tsx'

interface Props {
  readonly transition: GraphTransition
  readonly states: readonly Choice[]
  readonly roles: readonly Choice[]
  /** What its expressions may read. */
  readonly scope: ExpressionScope
  readonly onChange: (change: (definition: TransitionDefinition) => TransitionDefinition) => void
  readonly onTarget: (key: string) => void
  /** Whether the event took the name. */
  readonly onRename: (event: string) => boolean
  readonly onRemove: () => void
}

/** How records leave a state: the button's words, who may press it, under which condition, and what happens. */
export function TransitionPanel({ transition, states, roles, scope, onChange, onTarget, onRename, onRemove }: Props) {
  const t = useTranslations('designer')
  const { definition, event, delay } = transition.node
  const { meta, guard, actions = [] } = definition
  const write = (part: Part<TransitionDefinition['meta']>) => onChange((old) => ({ ...old, meta: tidy({ ...old.meta, ...part }) }))
  return (
    <section className={classes.panel} aria-label={t('transition')}>
      <h2 className={classes.panelTitle}>{transition.title}<Differs id={meta.id} /></h2>
      <IssueList issues={transition.issues} />
      <TitlesFields legend={t('title')} titles={meta.titles} onChange={(titles) => write({ titles })} />
      <Select label={t('target')} searchable data={[...states]} value={transition.target} onChange={(key) => key && onTarget(key)} />
      {event !== null && <EventName key={event} event={event} onRename={onRename} />}
      {delay !== null && <p className="muted">{t('after', { delay })}</p>}
      <MultiSelect label={t('roles')} description={event === null ? t('rolesOfNobody') : undefined} searchable data={[{ value: '*', label: t('everyRole') }, ...roles]} value={[...meta.roles]} onChange={(chosen) => write({ roles: chosen })} />
      <Guard guard={guard} scope={scope} onChange={(next) => onChange(({ guard: _, ...old }) => (next ? { ...old, guard: next } : old))} />
      <Switch label={t('primary')} checked={meta.primary === true} onChange={(change) => write({ primary: change.currentTarget.checked || undefined })} />
      <Switch label={t('danger')} checked={meta.danger === true} onChange={(change) => write({ danger: change.currentTarget.checked || undefined })} />
      {actions.length > 0 && (
        <p className="muted">{t('actions')}: <code>{actions.map(({ type }) => type).join(', ')}</code></p>
      )}
      <div className={classes.panelActions}>
        <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>{t('removeTransition')}</Button>
      </div>
    </section>
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

type GuardReference = NonNullable<TransitionDefinition['guard']>

function Guard({ guard, scope, onChange }: { readonly guard: GuardReference | undefined; readonly scope: ExpressionScope; readonly onChange: (guard: GuardReference | null) => void }) {
  const t = useTranslations('designer')
  if (guard && guard.type !== 'expression') return <p className="muted">{t('otherGuard', { type: guard.type })}</p>
  const params = guard?.params ?? {}
  const cel = typeof params.cel === 'string' ? params.cel : ''
  const titles = (params.titles ?? null) as unknown as Titles | null
  const write = (part: Readonly<Record<string, Json>>) => onChange({ type: 'expression', params: { ...params, ...part } })
  return (
    <>
      <ExpressionEditor label={t('guard')} scope={scope} value={cel} onChange={(text) => (text === '' ? onChange(null) : write({ cel: text }))} />
      {cel !== '' && <TitlesFields legend={t('guardReason')} titles={titles ?? { en: '', ru: '' }} onChange={(next) => write({ titles: { ...next } })} />}
    </>
  )
}
