'use client'
import { useTranslations } from 'next-intl'
import { type OverlayResolutions, type PublishPlan, titleOf } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './packages.module.css'

interface Props {
  readonly plan: PublishPlan
  readonly asked: PublishPlan['conflicts']
  readonly resolutions: OverlayResolutions
}

/** What becomes of each dealership's own changes: settled by themselves, decided, or untouched. */
export function DealershipReports({ plan, asked, resolutions }: Props) {
  const t = useTranslations('layers')
  const td = useTranslations('definitions')
  const { locale } = useFormat()
  const { dealerships } = useStudio()
  return (
    <div>
      <h3 className={classes.title}>{t('reports')}</h3>
      <ul className={classes.reports}>
        {dealerships.map(({ code, title }) => {
          const merged = plan.merged.filter(({ dealership }) => dealership === code)
          const decided = asked.filter(({ dealership }) => dealership === code)
          return (
            <li key={code}>
              <strong>{title}</strong>
              {merged.length + decided.length === 0 && <span className="muted"> {t('untouched')}</span>}
              <ul>
                {merged.map(({ operation, kind, titles }) => <li key={`${operation}${kind}`}>{titleOf(titles, locale)}</li>)}
                {decided.map(({ id, titles }) => <li key={id}>{titleOf(titles, locale)} <em>{resolutions[code]?.[id] ? td(`choice.${resolutions[code][id]}`) : t('undecided')}</em></li>)}
              </ul>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
