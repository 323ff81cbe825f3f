'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import type { MachineDefinition, StateDefinition, TransitionDefinition } from '../../../../engine/client.ts'
import { fieldChoices, roleChoices } from '../choices.ts'
import { IssueList } from '../issue-list.tsx'
import { textOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { expressionScope } from '../expression/scope.ts'
import { MachineCanvas } from './canvas.tsx'
import { addState, addTransition, changeAt, removeState, removeTransition, renameEvent, retarget } from './edits.ts'
import { graphOf } from './graph.ts'
import { machineIn } from './machine-in.ts'
import { StatePanel } from './state-panel.tsx'
import { TransitionPanel } from './transition-panel.tsx'

/** The machine of an entity as a graph; what is chosen is changed in the panel beside it. */
export function MachineDesigner({ path }: { readonly path: string }) {
  const studio = useStudio()
  const machine = machineIn(path, studio.files[path] ?? '')
  return machine && <Drawing path={path} machine={machine} />
}

function Drawing({ path, machine }: { readonly path: string; readonly machine: MachineDefinition }) {
  const t = useTranslations('designer')
  const locale = useLocale()
  const { files, issues, undo, redo, place, write } = useStudio()
  const [selected, select] = useState<string | null>(null)
  const onChange = (next: MachineDefinition) => write(path, textOf(next))
  const graph = useMemo(() => graphOf(machine, locale, issues.filter(({ file }) => file === path)), [machine, locale, issues, path])
  // Whoever jumps to a mistake finds its state or transition chosen: the innermost that the place lies in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: jumps when asked, not while changing
  useEffect(() => {
    if (place.pointer === null) return
    const inside = [...graph.states, ...graph.transitions].filter((one) => `${place.pointer}/`.startsWith(`${one.node.pointer}/`))
    select(inside.sort((a, b) => b.node.pointer.length - a.node.pointer.length)[0]?.id ?? null)
  }, [place.pointer, place.jump])
  const state = graph.states.find(({ id }) => id === selected)
  const transition = graph.transitions.find(({ id }) => id === selected)
  const form = transition?.node.definition.meta.form
  const scope = useMemo(() => expressionScope(files, { entity: path.split('/')[1], input: form, withActor: true }, locale), [files, path, form, locale])
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
    ;(event.shiftKey ? redo : undo)?.()
  }
  const choices = graph.states.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside */}
      <div className={classes.canvas} onKeyDown={keys}>
        <div className={classes.bar}>
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(undefined)}>{t('addState')}</Button>
          <ActionIcon size={30} variant="default" disabled={!undo} aria-label={t('undo')} title={t('undo')} onClick={() => undo?.()}><IconArrowBackUp size={15} aria-hidden /></ActionIcon>
          <ActionIcon size={30} variant="default" disabled={!redo} aria-label={t('redo')} title={t('redo')} onClick={() => redo?.()}><IconArrowForwardUp size={15} aria-hidden /></ActionIcon>
          <IssueList issues={graph.issues} />
        </div>
        <MachineCanvas graph={graph} selected={selected} onSelect={select} onConnect={(source, target) => put(addTransition(machine, source, target))} onRemove={remove} />
      </div>
      <div className={classes.side}>
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
            scope={scope}
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
        {!state && !transition && <p className="muted">{t('hint')}</p>}
      </div>
    </>
  )
}
