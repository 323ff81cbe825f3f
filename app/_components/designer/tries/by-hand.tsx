'use client'
import { Button, Menu, Select } from '@mantine/core'
import { IconArrowBackUp, IconClockPlay, IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import type { MachineDefinition } from '../../../../engine/client.ts'
import { FormHostScope } from '../../form/form-host.tsx'
import { Problem } from '../../problem.tsx'
import { useFormat } from '../../workplace-context.tsx'
import { roleChoices } from '../choices.ts'
import { jsonOf } from '../json.ts'
import { layOver } from '../layer/layered.ts'
import { graphOf, type MachineGraph } from '../machine/graph.ts'
import { useStudio } from '../studio-context.tsx'
import { machineFile, stateChoices } from './machine-choices.ts'
import { RecordPicker } from './record-picker.tsx'
import { StepList } from './step-list.tsx'
import { TriedRecordPanel } from './tried-record-panel.tsx'
import classes from './tries.module.css'
import { KeepWalk } from './keep-walk.tsx'
import { type Trial, useTrial } from './use-trial.ts'

const MachineCanvas = dynamic(() => import('../machine/canvas.tsx').then((module) => module.MachineCanvas), { ssr: false })

const hour = 3_600_000
const lengths = { hour, day: 24 * hour, twoDays: 48 * hour, week: 168 * hour } as const

/** A record led through the machine: on the left where it stands, on the right what can be done with it. */
export function ByHand({ entity, dealership }: { readonly entity: string; readonly dealership: string | null }) {
  const t = useTranslations('tries')
  const locale = useLocale()
  const { files } = useStudio()
  const content = useMachine(entity, dealership)
  const roles = useMemo(() => roleChoices(files, locale), [files, locale])
  const trial = useTrial(entity, dealership, firstRole(content, roles.map(({ value }) => value)))
  const machine = trial.way?.view.machine ?? content
  const stands = trial.way?.view.state?.value ?? ''
  const graph = useMemo(() => machine && litGraph(machine, locale, stands.split('|')), [machine, locale, stands])
  return (
    <>
      <div className={classes.bar}>
        <Select className={classes.select ?? ''} aria-label={t('role')} allowDeselect={false} searchable data={[...roles]} value={trial.role} onChange={(role) => role && trial.setRole(role)} leftSectionPointerEvents="none" />
        <Begin entity={entity} machine={machine} trial={trial} />
        <span className={classes.gap} />
        <Wait trial={trial} />
        <KeepWalk entity={entity} walk={trial.way?.walk ?? null} />
        <Button variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} disabled={!trial.back} onClick={() => trial.back?.()}>{t('back')}</Button>
      </div>
      {trial.refusal && <Problem refusal={trial.refusal} />}
      {trial.issues.length > 0 && <ul className={classes.wrong} role="alert">{trial.issues.slice(0, 20).map((issue) => <li key={`${issue.file}${issue.pointer}${issue.message}`}>{issue.message}</li>)}</ul>}
      <div className={classes.panes}>
        {graph && <MachineCanvas graph={graph} selected={null} />}
        <div className={classes.side}>
          {trial.way ? (
            <FormHostScope labels={trial.way.view.labels}>
              <TriedRecordPanel trial={trial} view={trial.way.view} />
              <h3 className={classes.heading}>{t('happened')}</h3>
              <StepList steps={trial.way.steps} />
            </FormHostScope>
          ) : <p className={classes.hint}>{t('beginHint')}</p>}
        </div>
      </div>
    </>
  )
}

/** The machine of the draft, in the dealership as its overlay has it. */
function useMachine(entity: string, dealership: string | null): MachineDefinition | null {
  const { files } = useStudio()
  return useMemo(() => {
    const laid = dealership === null ? null : layOver(files, dealership, (_path, text) => jsonOf(text))
    return jsonOf<MachineDefinition>((laid?.files ?? files)[machineFile(entity)])
  }, [files, entity, dealership])
}

function litGraph(machine: MachineDefinition, locale: string, lit: readonly string[]): MachineGraph {
  const graph = graphOf(machine, locale)
  return { ...graph, states: graph.states.map((state) => ({ ...state, isLit: lit.includes(state.id) })) }
}

/** Somebody who may do something where records begin. */
function firstRole(machine: MachineDefinition | null, roles: readonly string[]): string {
  const events = Object.values(machine?.states[machine.initial]?.on ?? {}).flat()
  return events.flatMap(({ meta }) => meta.roles).find((role) => roles.includes(role)) ?? roles[0] ?? ''
}

function Begin({ entity, machine, trial }: { readonly entity: string; readonly machine: MachineDefinition | null; readonly trial: Trial }) {
  const t = useTranslations('tries')
  const locale = useLocale()
  const states = useMemo(() => stateChoices(machine, locale), [machine, locale])
  const [isPicking, setPicking] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={14} aria-hidden />} loading={trial.isBusy && !trial.way} onClick={() => trial.begin({ kind: 'new', state: null })}>{t('newRecord')}</Button>
      <Menu position="bottom-start">
        <Menu.Target><Button variant="default">{t('newIn')}</Button></Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>{states.map(({ value, label }) => <Menu.Item key={value} onClick={() => trial.begin({ kind: 'new', state: value })}>{label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => setPicking(true)}>{t('copyRecord')}</Button>
      {isPicking && <RecordPicker entity={entity} onClose={() => setPicking(false)} onPick={(id) => trial.begin({ kind: 'copy', id })} />}
    </>
  )
}

/** Time passes at once: so much of it, or until what comes next by itself. */
function Wait({ trial }: { readonly trial: Trial }) {
  const t = useTranslations('tries')
  const format = useFormat()
  const view = trial.way?.view
  const waitFor = (milliseconds: number) => view && trial.wait(new Date(Date.parse(view.at) + milliseconds).toISOString())
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target><Button variant="default" leftSection={<IconClockPlay size={14} aria-hidden />} disabled={!view || trial.isBusy}>{t('wait')}</Button></Menu.Target>
      <Menu.Dropdown>
        {view?.waits.slice(0, 5).map(({ kind, title, at }) => <Menu.Item key={`${kind}${title}${at}`} onClick={() => trial.wait(at)}>{t('until', { title })}<div className={classes.small}>{format.dateTime(at)}</div></Menu.Item>)}
        {view && view.waits.length > 0 && <Menu.Divider />}
        {Object.entries(lengths).map(([name, length]) => <Menu.Item key={name} onClick={() => waitFor(length)}>{t(`lengths.${name as keyof typeof lengths}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
