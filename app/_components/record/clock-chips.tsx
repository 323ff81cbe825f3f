import { useTranslations } from 'next-intl'
import type { RecordView } from '../../../engine/client.ts'
import { useFormat } from '../workplace-context.tsx'
import classes from './record.module.css'

type Clock = RecordView['clocks'][number]

/** Promises of time that are still open, or were broken: short in the header, exact moments on hovering. */
export function ClockChips({ clocks }: { readonly clocks: readonly Clock[] }) {
  const t = useTranslations('record')
  const format = useFormat()
  const textOf = ({ title, dueAt, breachedAt }: Clock): string => {
    if (breachedAt) return t('clockLate', { title })
    return dueAt ? t('clockDue', { title, at: format.soon(dueAt) }) : t('clockPaused', { title })
  }
  const wholeOf = (clock: Clock): string => {
    const { title, dueAt, breachedAt } = clock
    if (breachedAt) return t('clockLateSince', { title, at: format.dateTime(breachedAt) })
    return dueAt ? t('clockDue', { title, at: format.dateTime(dueAt) }) : textOf(clock)
  }
  return clocks
    .filter(({ status, breachedAt }) => status !== 'stopped' || breachedAt !== null)
    .map((clock) => <span key={clock.id} className={classes.fact} data-color={clock.breachedAt ? 'red' : clock.status === 'running' ? 'amber' : 'grey'} title={wholeOf(clock)} suppressHydrationWarning>{textOf(clock)}</span>)
}
