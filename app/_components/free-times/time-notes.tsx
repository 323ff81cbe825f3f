'use client'
import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { type FreeTimesProps, type FreeTimesView, type OverlapView, useFormHost } from '../../../engine/client.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './free-times.module.css'
import { clockOf, dayIn } from './spoken-time.ts'

/** More of them help nobody. */
const mostTold = 5

/** What is to be said of the time that stands there: whom it gets in the way of, when nobody works, and what is free then. */
export function TimeNotes({ entity, view, fill }: { readonly entity: string; readonly view: FreeTimesView; readonly fill: FreeTimesProps['fill'] }) {
  const t = useTranslations('free-times')
  const { remember } = useFormHost()
  const warnings = (['isBackwards', 'isPast', 'isOutside'] as const).filter((name) => view[name])
  return (
    <div role="status" className={classes.notes}>
      {warnings.map((name) => <Warning key={name}>{t(name)}</Warning>)}
      <Overlaps entity={entity} overlaps={view.overlaps} isRefused={view.isRefused} />
      {view.offers.map(({ field, title, choices }) => (
        <div key={field} className={classes.offers} role="group" aria-label={t('freeThen', { name: title })}>
          <span className="muted">{t('freeThen', { name: title })}</span>
          {choices.map((choice) => (
            <button key={choice.value} type="button" className={classes.offer} onClick={() => {
              remember(choice.value, choice.title)
              fill({ [field]: choice.value })
            }}>{choice.title}</button>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Entries at the same time, each with how long and by what they collide. */
export function Overlaps({ entity, overlaps, isRefused }: { readonly entity: string; readonly overlaps: readonly OverlapView[]; readonly isRefused: boolean }) {
  const t = useTranslations('free-times')
  const locale = useLocale()
  const { timeZone } = useWorkplace()
  if (overlaps.length === 0) return null
  const when = ({ from, to }: OverlapView): string => {
    const [first, last] = [dayIn(from, timeZone), dayIn(to, timeZone)]
    const short = (at: string): string => (first === last ? '' : `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }).format(new Date(at))} `)
    return `${short(from)}${clockOf(from, locale, timeZone)}–${short(to)}${clockOf(to, locale, timeZone)}`
  }
  return (
    <>
      {overlaps.slice(0, mostTold).map((one) => (
        <Warning key={`${one.id}${one.from}`} isRefused={isRefused}>
          {t.rich(one.title === null ? 'busy' : 'overlaps', {
            title: one.title ?? '',
            record: (chunks) => (one.id === null ? chunks : <Link className="link" href={`/${entity}/${one.id}`} target="_blank">{chunks}</Link>),
            when: when(one),
            count: one.minutes,
            names: one.by.join(', '),
          })}
        </Warning>
      ))}
      {overlaps.length > mostTold && <Warning>{t('andMore')}</Warning>}
      {isRefused && <Warning isRefused>{t('refused')}</Warning>}
    </>
  )
}

function Warning({ isRefused = false, children }: { readonly isRefused?: boolean; readonly children: ReactNode }) {
  return <div className={classes.warning} data-refused={isRefused || undefined}><IconAlertTriangle size={14} aria-hidden /><span>{children}</span></div>
}
