'use client'
import { Button, MultiSelect, Select, Switch } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { guardTypes, type Issue, type JsonObject, type TransitionDefinition } from '../../../../engine/client.ts'
import type { Choice } from '../choices.ts'
import { Differs } from '../layer/differs.tsx'
import { ActionList } from '../params/action-list.tsx'
import { ParamsForm, type ParamsPlace } from '../params/params-form.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { GraphTransition } from './graph.ts'
import { IssueList } from '../issue-list.tsx'
import classes from '../studio.module.css'
import { AskedFields } from './asked-fields.tsx'
import { type Part, tidy } from './state-panel.tsx'
import { TriggerFields } from './trigger-fields.tsx'
import type { Trigger } from './triggers.ts'

interface Props {
  readonly transition: GraphTransition
  readonly states: readonly Choice[]
  readonly roles: readonly Choice[]
  readonly calendars: readonly Choice[]
  readonly place: ParamsPlace
  readonly remedy: (issue: Issue) => ReactNode
  readonly onChange: (change: (definition: TransitionDefinition) => TransitionDefinition) => void
  /** null: it leads nowhere. */
  readonly onTarget: (key: string | null) => void
  readonly onTrigger: (trigger: Trigger) => void
  /** Whether the event took the name. */
  readonly onRename: (event: string) => boolean
  /** What it asks, under another name wherever that is read. */
  readonly onRenameInput: (from: string, to: string) => void
  readonly onRemove: () => void
}

/** How records leave a state: the button's words, who may press it, under which condition, and what happens. */
export function TransitionPanel({ transition, states, roles, calendars, place, remedy, onChange, onTarget, onTrigger, onRename, onRenameInput, onRemove }: Props) {
  const t = useTranslations('designer')
  const tm = useTranslations('machine')
  const { definition, event } = transition.node
  const { meta, guard, actions = [] } = definition
  const write = (part: Part<TransitionDefinition['meta']>) => onChange((old) => ({ ...old, meta: tidy({ ...old.meta, ...part }) }))
  return (
    <section className={classes.panel} aria-label={t('transition')}>
      <h2 className={classes.panelTitle}>{transition.title}<Differs id={meta.id} /></h2>
      <IssueList issues={transition.issues} remedy={remedy} />
      <TitlesFields legend={t('title')} titles={meta.titles} onChange={(titles) => write({ titles })} />
      <Select label={t('target')} searchable data={[{ value: '', label: tm('staysHere') }, ...states]} value={definition.target === undefined ? '' : transition.target} onChange={(key) => key !== null && onTarget(key || null)} />
      <TriggerFields transition={transition} calendars={calendars} scope={place.scope} onRename={onRename} onTrigger={onTrigger} onCalendar={(calendar) => write({ calendar })} />
      {event !== null && <MultiSelect label={t('roles')} searchable data={[{ value: '*', label: t('everyRole') }, ...roles]} value={[...meta.roles]} onChange={(chosen) => write({ roles: chosen })} />}
      <Guard guard={guard} place={place} onChange={(next) => onChange(({ guard: _, ...old }) => (next ? { ...old, guard: next } : old))} />
      {event !== null && <Looks meta={meta} onChange={write} />}
      {event !== null && <AskedFields form={meta.form} entity={place.entity} scope={place.scope} onChange={(form) => write({ form })} onRename={onRenameInput} />}
      <ActionList label={t('actions')} actions={actions} place={place} onChange={(next) => onChange(({ actions: _, ...old }) => (next.length === 0 ? old : { ...old, actions: next }))} />
      <div className={classes.panelActions}>
        <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>{t('removeTransition')}</Button>
      </div>
    </section>
  )
}

/** How its button looks. */
function Looks({ meta, onChange }: { readonly meta: TransitionDefinition['meta']; readonly onChange: (part: Part<TransitionDefinition['meta']>) => void }) {
  const t = useTranslations('designer')
  return (
    <>
      <Switch label={t('primary')} checked={meta.primary === true} onChange={(change) => onChange({ primary: change.currentTarget.checked || undefined })} />
      <Switch label={t('danger')} checked={meta.danger === true} onChange={(change) => onChange({ danger: change.currentTarget.checked || undefined })} />
    </>
  )
}

type GuardReference = NonNullable<TransitionDefinition['guard']>

/** The condition, by the schema of its kind; once there is one, also what is said when it does not hold. */
function Guard({ guard, place, onChange }: { readonly guard: GuardReference | undefined; readonly place: ParamsPlace; readonly onChange: (guard: GuardReference | null) => void }) {
  const t = useTranslations('designer')
  const type = guardTypes.get(guard?.type ?? 'expression')
  if (!type) return <p className="muted">{t('otherGuard', { type: guard?.type ?? '' })}</p>
  const { required = [], properties } = type.params
  const asked = guard ? properties : Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name)))
  const isEmpty = (params: JsonObject): boolean => required.every((name) => params[name] === undefined || params[name] === '')
  return <ParamsForm schema={{ ...type.params, properties: asked, required: [] }} params={guard?.params ?? {}} place={place} onChange={(params) => onChange(isEmpty(params) ? null : { type: type.name, params })} />
}
