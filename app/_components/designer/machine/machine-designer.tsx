'use client'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconChartBar, IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import type { Issue, MachineDefinition } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { textOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { MachineCanvas } from './canvas.tsx'
import { addState, addTransition, removeState, removeTransition } from './edits.ts'
import { FieldMatrix } from './field-matrix.tsx'
import { type GraphState, graphOf, type MachineGraph } from './graph.ts'
import { machineIn } from './machine-in.ts'
import { Side } from './side.tsx'
import { FiguresContext, useFigures } from './use-figures.ts'

/** The machine of an entity as a graph; what is chosen is changed in the panel beside it. */
export function MachineDesigner({ path }: { readonly path: string }) {
  const { files } = useStudio()
  const text = files[path] ?? ''
  const machine = useMemo(() => machineIn(path, text), [path, text])
  return machine && <Drawing path={path} machine={machine} />
}

/** What panels do to the machine; what is made is chosen. */
export interface MachineEditor {
  readonly path: string
  readonly machine: MachineDefinition
  readonly graph: MachineGraph
  readonly select: (id: string | null) => void
  readonly change: (machine: MachineDefinition) => void
  readonly put: (made: { readonly machine: MachineDefinition; readonly pointer: string } | null, chosen?: string | null) => void
  readonly add: (parent?: GraphState) => void
  readonly remove: () => void
}

const noIssues: readonly Issue[] = []

function useEditor(path: string, machine: MachineDefinition): { readonly editor: MachineEditor; readonly selected: string | null } {
  const locale = useLocale()
  const { issues, place, write } = useStudio()
  const [selected, select] = useState<string | null>(null)
  const own = useMemo(() => (issues.some(({ file }) => file === path) ? issues.filter(({ file }) => file === path) : noIssues), [issues, path])
  const graph = useMemo(() => graphOf(machine, locale, own), [machine, locale, own])
  // Whoever jumps to a mistake finds its state or transition chosen: the innermost that the place lies in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: jumps when asked, not while changing
  useEffect(() => {
    if (place.pointer === null) return
    const inside = [...graph.states, ...graph.transitions].filter((one) => `${place.pointer}/`.startsWith(`${one.node.pointer}/`))
    select(inside.sort((a, b) => b.node.pointer.length - a.node.pointer.length)[0]?.id ?? null)
  }, [place.pointer, place.jump])
  const change = (next: MachineDefinition) => write(path, textOf(next))
  const put: MachineEditor['put'] = (made, chosen = made?.pointer ?? null) => {
    if (!made) return
    change(made.machine)
    select(chosen)
  }
  const add: MachineEditor['add'] = (parent) => {
    const made = addState(machine, { en: 'New state', ru: 'Новое состояние', uk: 'Новий стан', ro: 'Stare nouă' }, 'active', parent?.node ?? null)
    put(made, [...(parent ? [parent.id] : []), made.pointer.slice(made.pointer.lastIndexOf('/') + 1)].join('.'))
  }
  const remove = () => {
    const state = graph.states.find(({ id }) => id === selected)
    const transition = graph.transitions.find(({ id }) => id === selected)
    if (state) change(removeState(machine, state.node))
    if (transition) change(removeTransition(machine, transition.id))
    select(null)
  }
  return { editor: { path, machine, graph, select, change, put, add, remove }, selected }
}

function Drawing({ path, machine }: { readonly path: string; readonly machine: MachineDefinition }) {
  const t = useTranslations('designer')
  const tm = useTranslations('machine')
  const { undo, redo } = useStudio()
  const { editor, selected } = useEditor(path, machine)
  const [view, setView] = useState('graph')
  const [withFigures, setWithFigures] = useLocalStorage({ key: 'pitlane.designer.figures', defaultValue: true })
  const figures = useFigures(path.split('/')[1] ?? '', withFigures && view === 'graph')
  const { graph, select, put, add, remove } = editor
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || (event.target instanceof Element && event.target.closest('input, textarea'))) return
    event.preventDefault()
    ;(event.shiftKey ? redo : undo)?.()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside */}
      <div className={classes.canvas} onKeyDown={keys}>
        <div className={classes.bar}>
          <SegmentedControl aria-label={tm('view')} data={[{ value: 'graph', label: t('asGraph') }, { value: 'fields', label: tm('asFields') }]} value={view} onChange={setView} />
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add()}>{t('addState')}</Button>
          <ActionIcon size={30} variant="default" disabled={!undo} aria-label={t('undo')} title={t('undo')} onClick={() => undo?.()}><IconArrowBackUp size={15} aria-hidden /></ActionIcon>
          <ActionIcon size={30} variant="default" disabled={!redo} aria-label={t('redo')} title={t('redo')} onClick={() => redo?.()}><IconArrowForwardUp size={15} aria-hidden /></ActionIcon>
          {view === 'graph' && <ActionIcon size={30} variant={withFigures ? 'light' : 'default'} aria-pressed={withFigures} aria-label={tm('figures')} title={tm('figures')} onClick={() => setWithFigures(!withFigures)}><IconChartBar size={15} aria-hidden /></ActionIcon>}
          <IssueList issues={graph.issues.filter(({ pointer }) => !pointer.startsWith('/meta/clocks'))} />
        </div>
        {view === 'graph' ? <FiguresContext value={figures}><MachineCanvas graph={graph} selected={selected} onSelect={select} onConnect={(source, target) => put(addTransition(machine, source, target))} onRemove={remove} /></FiguresContext> : <FieldMatrix editor={editor} />}
      </div>
      <div className={classes.side}>
        <Side editor={editor} selected={selected} />
      </div>
    </>
  )
}
