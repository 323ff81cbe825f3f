'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { titleOf, type PublishPlan, type StateMapping } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import classes from './publishing.module.css'

interface Props {
  readonly stranded: PublishPlan['stranded']
  readonly mapping: StateMapping
  readonly onChange: (mapping: StateMapping) => void
}

/** States that are gone while records stand in them, each with the choice of where these go. */
export function StrandedStates({ stranded, mapping, onChange }: Props) {
  const t = useTranslations('definitions')
  const { locale } = useFormat()
  return (
    <fieldset className={classes.stranded}>
      <legend>{t('stranded')}</legend>
      {stranded.map(({ entity, entityTitles, state, titles, places, targets }) => (
        <Select
          key={`${entity} ${state}`}
          label={`${titleOf(entityTitles, locale)}: ${titleOf(titles, locale)}`}
          description={places.map(({ dealership, count }) => t('strandedPlace', { place: dealership ?? t('network'), count })).join(' · ')}
          placeholder={t('moveTo')}
          data={targets.map((target) => ({ value: target.state, label: titleOf(target.titles, locale) }))}
          value={mapping[entity]?.[state] ?? null}
          onChange={(to) => to !== null && onChange({ ...mapping, [entity]: { ...mapping[entity], [state]: to } })}
        />
      ))}
    </fieldset>
  )
}
