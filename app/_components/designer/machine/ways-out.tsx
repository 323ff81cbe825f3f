import { Button, Select } from '@mantine/core'
import { IconArrowRight, IconClock, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Choice } from '../choices.ts'
import params from '../params/params.module.css'
import type { GraphTransition } from './graph.ts'
import classes from './machine.module.css'

interface Props {
  readonly transitions: readonly GraphTransition[]
  readonly states: readonly Choice[]
  /** Key of the state itself. */
  readonly own: string
  readonly onSelect: (id: string) => void
  readonly onConnect: (target: string) => void
  readonly onAddTimer: () => void
}

/** The ways out of a state, to look at and to add to: what the canvas does by dragging. */
export function WaysOut({ transitions, states, own, onSelect, onConnect, onAddTimer }: Props) {
  const t = useTranslations('machine')
  const titleOfState = (id: string): string => states.find(({ value }) => value === id)?.label ?? id
  return (
    <fieldset className={params.list}>
      <legend className={params.legend}>{t('waysOut')}</legend>
      {transitions.map(({ id, title, target, node }) => (
        <button key={id} type="button" className={classes.wayOut} onClick={() => onSelect(id)}>
          {node.event === null && <IconClock size={14} aria-hidden />}
          <span className={classes.labelText}>{title}</span>
          <IconArrowRight size={14} aria-hidden />
          <span className="muted">{node.definition.target === undefined ? t('staysHere') : titleOfState(target)}</span>
        </button>
      ))}
      <Select aria-label={t('connect')} placeholder={t('connectHint')} searchable data={states.filter(({ value }) => value !== own)} value={null} onChange={(target) => target && onConnect(target)} />
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAddTimer}>{t('addTimer')}</Button></div>
    </fieldset>
  )
}
