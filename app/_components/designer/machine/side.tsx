'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type ClockDefinition, type Issue, type MachineDefinition, renameInput, type StateDefinition, type TransitionDefinition } from '../../../../engine/client.ts'
import { calendarChoices, fieldChoices, roleChoices } from '../choices.ts'
import { expressionScope } from '../expression/scope.ts'
import type { ParamsPlace } from '../params/params-form.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { Clocks } from './clocks.tsx'
import { freshId } from '../parts/fresh-id.ts'
import { addTransition, changeAt, renameEvent, retarget } from './edits.ts'
import type { GraphState, GraphTransition } from './graph.ts'
import type { MachineEditor } from './machine-designer.tsx'
import { cured } from './remedies.ts'
import { RemedyButtons } from './remedy-buttons.tsx'
import { StatePanel } from './state-panel.tsx'
import { TransitionPanel } from './transition-panel.tsx'
import { addTimer, setTrigger } from './triggers.ts'

interface Props {
  readonly editor: MachineEditor
  readonly selected: string | null
}

/** What is chosen, to be changed; the machine as a whole where nothing is. */
export function Side({ editor, selected }: Props) {
  const state = editor.graph.states.find(({ id }) => id === selected)
  const transition = editor.graph.transitions.find(({ id }) => id === selected)
  if (state) return <OfState key={state.node.definition.meta.id} editor={editor} state={state} />
  if (transition) return <OfTransition key={transition.node.definition.meta.id} editor={editor} transition={transition} />
  return <OfMachine editor={editor} />
}

/** What pickers and expressions of the machine's entity offer. */
function usePlace(path: string, form: TransitionDefinition['meta']['form']): ParamsPlace {
  const locale = useLocale()
  const { files } = useStudio()
  const entity = path.split('/')[1] ?? ''
  // A form is read anew with every change of the file; what it asks is the same text.
  const asked = JSON.stringify(form)
  const scope = useMemo(() => expressionScope(files, { entity, input: asked === undefined ? undefined : JSON.parse(asked), withActor: true }, locale), [files, entity, asked, locale])
  return { files, entity, scope }
}

const stateChoices = ({ graph }: MachineEditor) => graph.states.map(({ id, title }) => ({ value: id, label: title }))

function useRemedy({ machine, graph, put }: MachineEditor) {
  return (issue: Issue) => (
    <RemedyButtons
      machine={machine}
      issue={issue}
      onRemedy={(of, remedy) => {
        const made = cured(machine, of, remedy)
        put(made, made && (graph.states.find(({ node }) => node.pointer === made.pointer)?.id ?? (made.pointer || null)))
      }}
    />
  )
}

function OfState({ editor, state }: { readonly editor: MachineEditor; readonly state: GraphState }) {
  const locale = useLocale()
  const { files } = useStudio()
  const place = usePlace(editor.path, undefined)
  const remedy = useRemedy(editor)
  const { path, machine, graph, select, change, put, add, remove } = editor
  const timer = (): TransitionDefinition => ({ meta: { id: freshId('tr', machine.id, state.node.name, 'timer'), titles: { en: 'After a day', ru: 'Через день', uk: 'Через день', ro: 'După o zi' }, roles: [] } })
  return (
    <StatePanel
      state={state}
      fields={fieldChoices(files, path, locale)}
      states={stateChoices(editor)}
      waysOut={graph.transitions.filter(({ source }) => source === state.id)}
      place={place}
      remedy={remedy}
      onSelect={select}
      onConnect={(target) => put(addTransition(machine, state.id, target))}
      onAddTimer={() => put(addTimer(machine, state.node, timer()))}
      onChange={(next) => change(changeAt<StateDefinition>(machine, state.node.pointer, next))}
      onInitial={() => change(changeAt<string>(machine, `${state.node.parent?.pointer ?? ''}/initial`, () => state.node.name))}
      onAddInside={() => add(state)}
      onRemove={remove}
    />
  )
}

function OfTransition({ editor, transition }: { readonly editor: MachineEditor; readonly transition: GraphTransition }) {
  const locale = useLocale()
  const { files, writeAll } = useStudio()
  const { machine, change, put, remove } = editor
  const { node } = transition
  const place = usePlace(editor.path, node.definition.meta.form)
  const remedy = useRemedy(editor)
  return (
    <TransitionPanel
      transition={transition}
      states={stateChoices(editor)}
      roles={roleChoices(files, locale)}
      calendars={calendarChoices(files, locale)}
      place={place}
      remedy={remedy}
      onChange={(next) => change(changeAt<TransitionDefinition>(machine, transition.id, next))}
      onTarget={(key) => change(retarget(machine, node, key))}
      onTrigger={(trigger) => put(setTrigger(machine, node, trigger))}
      onRename={(name) => {
        const renamed = renameEvent(machine, node.source, node.event ?? '', name)
        if (renamed) put({ machine: renamed, pointer: transition.id.replace(`${node.source.pointer}/on/${node.event}`, `${node.source.pointer}/on/${name}`) })
        return renamed !== null
      }}
      onRenameInput={(from, to) => writeAll(renameInput(files, { entity: place.entity, transition: node.definition.meta.id, from, to }))}
      onRemove={remove}
    />
  )
}

function OfMachine({ editor }: { readonly editor: MachineEditor }) {
  const t = useTranslations('designer')
  const locale = useLocale()
  const { files } = useStudio()
  const place = usePlace(editor.path, undefined)
  const { machine, graph, change } = editor
  const write = (clocks: readonly ClockDefinition[]) => change(changeAt<NonNullable<MachineDefinition['meta']>>({ ...machine, meta: machine.meta ?? {} }, '/meta', ({ clocks: _, ...meta }) => (clocks.length > 0 ? { ...meta, clocks } : Object.keys(meta).length > 0 ? meta : undefined)))
  return (
    <section className={classes.panel}>
      <p className="muted">{t('hint')}</p>
      <Clocks clocks={machine.meta?.clocks ?? []} issues={graph.issues} states={stateChoices(editor)} calendars={calendarChoices(files, locale)} place={place} machine={machine.id} onChange={write} />
    </section>
  )
}
