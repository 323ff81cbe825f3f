'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import type { DraftFiles, MachineDefinition, StateDefinition, TransitionDefinition } from '../../../../engine/client.ts'
import { useIssues } from '../../definitions/use-issues.ts'
import { fieldChoices, roleChoices } from '../choices.ts'
import { MachineCanvas } from './canvas.tsx'
import { addState, addTransition, changeAt, removeState, removeTransition, renameEvent, retarget } from './edits.ts'
import { graphOf } from './graph.ts'
import { IssueList } from './issue-list.tsx'
import classes from './machine.module.css'
import { StatePanel } from './state-panel.tsx'
import { TransitionPanel } from './transition-panel.tsx'

interface Props {
  readonly files: DraftFiles
  /** entities/<name>/machine.json */
  readonly path: string
  readonly machine: MachineDefinition
  readonly onChange: (machine: MachineDefinition) => void
  /** The draft's changes as a whole, and the way back and forth between them. */
  readonly history: { readonly changes: object; readonly undo: (() => void) | null; readonly redo: (() => void) | null }
  /** What checking or publishing found; always in sight. */
  readonly outcome: ReactNode
  /** What stands beside the canvas while nothing is chosen. */
  readonly beside: ReactNode
}

/** The machine of an entity as a graph; what is chosen is changed in the panel beside it. */
export function MachineDesigner({ files, path, machine, onChange, history, outcome, beside }: Props) {
  const t = useTranslations('designer')
  const locale = useLocale()
  const [selected, select] = useState<string | null>(null)
  const issues = useIssues(files, history.changes)
  const graph = useMemo(() => graphOf(machine, locale, issues.filter(({ file }) => file === path)), [machine, locale, issues, path])
  const state = graph.states.find(({ id }) => id === selected)
  const transition = graph.transitions.find(({ id }) => id === selected)
  const put = (made: { readonly machine: MachineDefinition; readonly pointer: string } | null, chosen: string | null = made?.pointer ?? null) => {
    if (!made) return
    onChange(made.machine)
    select(chosen)
  }
  const add = (parent: typeof state) => {
    const made = addState(machine, { en: 'New state', ru: 'Новое состояние', uk: 'Новий стан', ro: 'Stare nouă' }, 'active', parent?.node ?? null)
    put(made, [...(parent ? [parent.id] : []), made.pointer.slice(made.pointer.lastIndexOf('/') + 1)].join('.'))
  }
  const remove = () => {
    if (state) onChange(removeState(machine, state.node))
    if (transition) onChange(removeTransition(machine, transition.id))
    select(null)
  }
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || (event.target instanceof Element && event.target.closest('input, textarea'))) return
    event.preventDefault()
    ;(event.shiftKey ? history.redo : history.undo)?.()
  }
  const choices = graph.states.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside */}
      <div className={classes.designer} onKeyDown={keys}>
        <div className={classes.bar}>
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(undefined)}>{t('addState')}</Button>
          <ActionIcon size={30} variant="default" disabled={!history.undo} aria-label={t('undo')} title={t('undo')} onClick={() => history.undo?.()}><IconArrowBackUp size={15} aria-hidden /></ActionIcon>
          <ActionIcon size={30} variant="default" disabled={!history.redo} aria-label={t('redo')} title={t('redo')} onClick={() => history.redo?.()}><IconArrowForwardUp size={15} aria-hidden /></ActionIcon>
          <IssueList issues={graph.issues} />
        </div>
        <MachineCanvas graph={graph} selected={selected} onSelect={select} onConnect={(source, target) => put(addTransition(machine, source, target))} onRemove={remove} />
      </div>
      <div className={classes.side}>
        {outcome}
        {state && (
          <StatePanel
            key={state.id}
            state={state}
            fields={fieldChoices(files, path, locale)}
            onChange={(change) => onChange(changeAt<StateDefinition>(machine, state.node.pointer, change))}
            onInitial={() => onChange(changeAt<string>(machine, `${state.node.parent?.pointer ?? ''}/initial`, () => state.node.name))}
            onAddInside={() => add(state)}
            onRemove={remove}
          />
        )}
        {transition && (
          <TransitionPanel
            key={transition.id}
            transition={transition}
            states={choices}
            roles={roleChoices(files, locale)}
            onChange={(change) => onChange(changeAt<TransitionDefinition>(machine, transition.id, change))}
            onTarget={(key) => onChange(retarget(machine, transition.node, key))}
            onRename={(name) => {
              const renamed = renameEvent(machine, transition.node.source, transition.node.event ?? '', name)
              if (renamed) put({ machine: renamed, pointer: transition.id.replace(`${transition.node.source.pointer}/on/${transition.node.event}`, `${transition.node.source.pointer}/on/${name}`) })
              return renamed !== null
            }}
            onRemove={remove}
          />
        )}
        {!state && !transition && (
          <>
            <p className="muted">{t('hint')}</p>
            {beside}
          </>
        )}
      </div>
    </>
  )
}
