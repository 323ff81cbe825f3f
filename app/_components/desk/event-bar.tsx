'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { EventView } from '../../../engine/client.ts'
import classes from './desk.module.css'

/** A way to send the form: an event, or only making the record (`event` null). */
export interface Way {
  readonly event: EventView | null
  readonly title: string
}

/** The filled button: the main event of the machine, else the first that may be sent. */
export const mainOf = (ways: readonly Way[]): Way | undefined => {
  const allowed = ways.filter(({ event }) => event === null || event.allowed)
  return allowed.find(({ event }) => event?.primary) ?? allowed[0]
}

export const keyOf = (i: number): string => `Alt+${i + 1}`

interface Props {
  readonly ways: readonly Way[]
  readonly isBusy: boolean
  readonly isWaiting: boolean
  readonly mayClear: boolean
  readonly onSend: (way: Way) => void
  readonly onClear: () => void
}

/** The ways to send the form, each with its key; below, why others are closed. */
export function EventBar({ ways, isBusy, isWaiting, mayClear, onSend, onClear }: Props) {
  const t = useTranslations('desk')
  const d = useTranslations('drafts')
  const main = mainOf(ways)
  const refused = ways.filter(({ event }) => event?.allowed === false)
  return (
    <div className={classes.bar}>
      <div className={classes.ways}>
        {ways.map((way, i) => {
          const isRefused = way.event?.allowed === false
          const keys = [keyOf(i), ...(way === main ? ['Ctrl+Enter'] : [])]
          return (
            <Button key={way.event?.event ?? ''} variant={way === main ? 'filled' : 'default'} disabled={isRefused || isBusy} loading={isBusy && !isWaiting && way === main} aria-keyshortcuts={keys.join(' ').replaceAll('Ctrl', 'Control')} title={way.event?.reason ?? keys.join(' · ')} onClick={() => onSend(way)} rightSection={<kbd className={classes.key} aria-hidden>{keys.at(-1)}</kbd>}>
              {way.title}
            </Button>
          )
        })}
        <span className={classes.gap} />
        {isWaiting && <span className="muted" role="status">{d('waits')}</span>}
        {mayClear && <Button variant="subtle" color="gray" disabled={isBusy} onClick={onClear}>{t('clear')}</Button>}
      </div>
      <p className={classes.why}>{refused.map(({ title, event }) => `${title}: ${event?.reason ?? ''}`).join(' ')}</p>
    </div>
  )
}
