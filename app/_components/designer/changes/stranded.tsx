'use client'
import { useTranslations } from 'next-intl'
import { type PublishPlan, titleOf } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import classes from './changes.module.css'

/** Records that stand in states that go; where to, is asked when it is published. */
export function Stranded({ plan: { stranded } }: { readonly plan: PublishPlan }) {
  const t = useTranslations('studio-changes')
  const td = useTranslations('definitions')
  const { locale } = useFormat()
  if (stranded.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>{t('stranded')}</h3>
      <ul className={classes.list}>
        {stranded.map(({ entity, entityTitles, state, titles, places }) => <li key={`${entity} ${state}`}>{titleOf(entityTitles, locale)}: {titleOf(titles, locale)} <span className="muted">{places.map(({ dealership, count }) => td('strandedPlace', { place: dealership ?? td('network'), count })).join(' · ')}</span></li>)}
      </ul>
    </>
  )
}
