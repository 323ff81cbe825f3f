'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DraftFiles, OverlayResolutions, Simulation } from '../../../../engine/client.ts'
import { tryUpgrade, upgradeDraft } from '../../../(studio)/layers.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import type { Dealership } from '../studio-context.tsx'
import classes from './packages.module.css'

interface Props {
  readonly candidate: DraftFiles
  readonly resolutions: OverlayResolutions
  readonly dealerships: readonly Dealership[]
  readonly first: string
  readonly onFirst: (dealership: string) => void
}

/** What would have gone otherwise in each dealership, had the version been live when its last records were worked on. */
export function UpgradeTrial({ candidate, resolutions, dealerships, first, onFirst }: Props) {
  const t = useTranslations('layers')
  const [found, setFound] = useState<Readonly<Record<string, Simulation>>>({})
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const run = async (dealership: string) => {
    setBusy(dealership)
    const upgrade = await reply(upgradeDraft(candidate, dealership, resolutions))
    const answer = upgrade.ok ? await reply(tryUpgrade(upgrade.data.files)) : upgrade
    setBusy(null)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setFound((known) => ({ ...known, [dealership]: answer.data }))
  }
  return (
    <div className={classes.trial}>
      <h3 className={classes.title}>{t('trial')}</h3>
      {refusal && <Problem refusal={refusal} />}
      <ul className={classes.sites}>
        {dealerships.map(({ code, title }) => (
          <li key={code}>
            <span>{title}</span>
            <Button size="compact-sm" variant="default" loading={busy === code} onClick={() => void run(code)}>{t('try')}</Button>
            {found[code] && <span role="status">{found[code].differences.length === 0 ? t('triedSame', { events: found[code].events }) : t('triedOther', { events: found[code].events, count: found[code].differences.length })}</span>}
            {found[code] && first !== code && <Button size="compact-sm" variant="subtle" onClick={() => onFirst(code)}>{t('beginHere')}</Button>}
          </li>
        ))}
      </ul>
    </div>
  )
}
