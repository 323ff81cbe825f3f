'use client'
import { Button, MultiSelect, Select, Switch } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Issue, StateCategory, StateDefinition } from '../../../../engine/client.ts'
import { StateChip } from '../../state-chip.tsx'
import type { Choice } from '../choices.ts'
import { Differs } from '../layer/differs.tsx'
import { ActionList } from '../params/action-list.tsx'
import type { ParamsPlace } from '../params/params-form.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { GraphState, GraphTransition } from './graph.ts'
import { IssueList } from '../issue-list.tsx'
import classes from '../studio.module.css'
import { WaysOut } from './ways-out.tsx'

const categories: readonly StateCategory[] = ['new', 'active', 'waiting', 'done', 'cancelled']
const colours = ['blue', 'amber', 'violet', 'green', 'grey', 'red'] as const

interface Props {
  readonly state: GraphState
  readonly fields: readonly Choice[]
  readonly states: readonly Choice[]
  /** Those that begin here. */
  readonly waysOut: readonly GraphTransition[]
  readonly place: ParamsPlace
  readonly remedy: (issue: Issue) => ReactNode
  readonly onSelect: (id: string) => void
  readonly onConnect: (target: string) => void
  readonly onAddTimer: () => void
  readonly onChange: (change: (definition: StateDefinition) => StateDefinition) => void
  readonly onInitial: () => void
  readonly onAddInside: () => void
  readonly onRemove: () => void
}

/** What a state is: its words, its meaning, what has to be filled in while a record stands in it. */
export function StatePanel({ state, fields, states, waysOut, place, remedy, onSelect, onConnect, onAddTimer, onChange, onInitial, onAddInside, onRemove }: Props) {
  const t = useTranslations('designer')
  const tm = useTranslations('machine')
  const { meta, type, entry = [], exit = [] } = state.node.definition
  const write = (part: Part<StateDefinition['meta']>) => onChange((definition) => ({ ...definition, meta: tidy({ ...definition.meta, ...part }) }))
  return (
    <section className={classes.panel} aria-label={t('state')}>
      <h2 className={classes.panelTitle}><StateChip title={state.title} color={meta.color} category={meta.category} /><Differs id={meta.id} /></h2>
      <IssueList issues={state.issues} remedy={remedy} />
      <TitlesFields legend={t('title')} titles={meta.titles} onChange={(titles) => write({ titles })} />
      <Select label={t('category')} data={categories.map((value) => ({ value, label: t(`categories.${value}`) }))} value={meta.category} onChange={(value) => value && write({ category: value as StateCategory })} />
      <Select label={t('colour')} data={[{ value: '', label: t('colourOfCategory') }, ...colours.map((value) => ({ value, label: t(`colours.${value}`) }))]} value={meta.color ?? ''} onChange={(value) => write({ color: value || undefined })} />
      <MultiSelect label={t('required')} description={t('requiredHint')} searchable clearable data={[...fields]} value={[...(meta.required ?? [])]} onChange={(required) => write({ required: required.length === 0 ? undefined : required })} />
      {!state.isOuter && <Switch label={t('final')} checked={type === 'final'} onChange={(event) => onChange(({ type: _, ...definition }) => (event.currentTarget.checked ? { type: 'final', ...definition } : definition))} />}
      {state.isOuter && <Switch label={tm('parallel')} description={tm('parallelHint')} checked={type === 'parallel'} onChange={(event) => onChange((definition) => (event.currentTarget.checked ? parallel(definition) : oneAtATime(definition)))} />}
      {type !== 'final' && <WaysOut transitions={waysOut} states={states} own={state.id} onSelect={onSelect} onConnect={onConnect} onAddTimer={onAddTimer} />}
      <ActionList label={tm('onEntry')} actions={entry} place={place} onChange={(next) => onChange(({ entry: _, ...definition }) => (next.length === 0 ? definition : { ...definition, entry: next }))} />
      <ActionList label={tm('onExit')} actions={exit} place={place} onChange={(next) => onChange(({ exit: _, ...definition }) => (next.length === 0 ? definition : { ...definition, exit: next }))} />
      <div className={classes.panelActions}>
        {!state.isInitial && <Button variant="default" onClick={onInitial}>{t('makeInitial')}</Button>}
        {type !== 'final' && <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAddInside}>{t('addInside')}</Button>}
        <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>{t('removeState')}</Button>
      </div>
    </section>
  )
}

/** Records stand in all the states inside at once. */
const parallel = ({ initial: _, type: _type, ...definition }: StateDefinition): StateDefinition => ({ type: 'parallel', ...definition })

/** Records stand in one of the states inside, in the first of them to begin with. */
function oneAtATime({ type: _, ...definition }: StateDefinition): StateDefinition {
  const [first] = Object.keys(definition.states ?? {})
  return { ...(first !== undefined && { initial: first }), ...definition }
}

/** Some of the keys; undefined takes one out. */
export type Part<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** Without the keys that say nothing. */
export function tidy<T extends object>(value: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}
