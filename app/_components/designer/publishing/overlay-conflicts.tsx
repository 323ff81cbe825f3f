import { Radio } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type OverlayResolutions, type PublishPlan, titleOf } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './publishing.module.css'

interface Props {
  readonly conflicts: PublishPlan['conflicts']
  readonly resolutions: OverlayResolutions
  readonly onChange: (resolutions: OverlayResolutions) => void
}

/** Where a dealership's overlay and the new package want different things, each with the choice of what holds. */
export function OverlayConflicts({ conflicts, resolutions, onChange }: Props) {
  const t = useTranslations('definitions')
  const { locale } = useFormat()
  const { dealerships } = useStudio()
  return (
    <fieldset className={classes.stranded}>
      <legend>{t('conflicts')}</legend>
      {conflicts.map(({ id, dealership, titles, choices }) => (
        <Radio.Group
          key={`${dealership} ${id}`}
          label={dealerships.find(({ code }) => code === dealership)?.title ?? dealership}
          description={titleOf(titles, locale)}
          value={resolutions[dealership]?.[id] ?? ''}
          onChange={(choice) => onChange({ ...resolutions, [dealership]: { ...resolutions[dealership], [id]: choice as (typeof choices)[number] } })}
        >
          {choices.map((choice) => <Radio key={choice} mt={6} value={choice} label={t(`choice.${choice}`)} />)}
        </Radio.Group>
      ))}
    </fieldset>
  )
}
