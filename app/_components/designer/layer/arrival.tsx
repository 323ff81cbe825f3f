'use client'
import { Alert, Button, Checkbox, Loader, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { DraftFiles, OverlayResolutions, PublishPlan, Upgrade } from '../../../../engine/client.ts'
import { planDraft } from '../../../(studio)/actions.ts'
import { upgradeDraft } from '../../../(studio)/layers.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { isConflict } from '../publishing/is-conflict.ts'
import { Plan } from '../publishing/outcomes.tsx'
import { OverlayConflicts } from '../publishing/overlay-conflicts.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { DealershipReports } from './dealership-reports.tsx'
import { manifestIn } from './layered.ts'
import classes from './packages.module.css'
import { UpgradeTrial } from './upgrade-trial.tsx'

const isOverlay = ([path]: readonly [string, string]): boolean => path.startsWith('overlays/')

/** A file that was brought: what it changes, what has to be decided, and taking it for one dealership or for all. */
export function Arrival({ incoming, onDone }: { readonly incoming: DraftFiles; readonly onDone: () => void }) {
  const t = useTranslations('layers')
  const { files, published, writeAll, open, dealerships } = useStudio()
  const entries = Object.entries(incoming)
  const [withOverlays, setWithOverlays] = useState(false)
  const hasPackage = incoming['manifest.json'] !== undefined
  const overlays = entries.filter(isOverlay)
  const takesOverlays = withOverlays || !hasPackage
  const candidate = useMemo((): DraftFiles => {
    const own = Object.entries(hasPackage ? incoming : files).filter((entry) => !isOverlay(entry))
    return Object.fromEntries([...own, ...Object.entries(files).filter(isOverlay), ...(takesOverlays ? Object.entries(incoming).filter(isOverlay) : [])])
  }, [hasPackage, incoming, files, takesOverlays])
  const [resolutions, setResolutions] = useState<OverlayResolutions>({})
  const [asked, setAsked] = useState<PublishPlan['conflicts']>([])
  const [plan, setPlan] = useState<PublishPlan | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [taken, setTaken] = useState<{ readonly upgrade: Upgrade; readonly dealership: string | null } | null>(null)
  const [first, setFirst] = useState('')
  useEffect(() => {
    let isStale = false
    void reply(planDraft(candidate, {}, resolutions)).then((answer) => {
      if (isStale) return
      setRefusal(answer.ok ? null : answer.refusal)
      if (!answer.ok) return
      setPlan(answer.data)
      setAsked((known) => [...known, ...answer.data.conflicts.filter((one) => !known.some(({ id, dealership }) => id === one.id && dealership === one.dealership))])
    })
    return () => {
      isStale = true
    }
  }, [candidate, resolutions])
  const take = async (dealership: string | null) => {
    const answer = await reply(upgradeDraft(candidate, dealership, resolutions))
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    const next = answer.data.files
    writeAll(Object.fromEntries([...new Set([...Object.keys(published), ...Object.keys(files), ...Object.keys(next)])].map((path) => [path, next[path] ?? null])))
    setTaken({ upgrade: answer.data, dealership })
  }
  const [from, to] = [manifestIn(files), manifestIn(incoming)]
  const issues = (plan?.issues ?? []).filter((issue) => !isConflict(plan?.conflicts ?? [], issue))
  const isRead = plan !== null && issues.every(({ severity }) => severity === 'warning')
  const isDecided = plan !== null && plan.conflicts.length === 0
  return (
    <section aria-label={t('arrived')} className={classes.part}>
      <h2 className={studio.heading}>{to ? t('arrivedPackage', { name: to.id, from: from?.version ?? '—', to: to.version }) : t('arrivedOverlays', { count: overlays.length })}</h2>
      {hasPackage && overlays.length > 0 && <Checkbox label={t('withOverlays', { count: overlays.length })} checked={withOverlays} onChange={(event) => setWithOverlays(event.currentTarget.checked)} />}
      {!plan && !refusal && <p role="status"><Loader size="xs" aria-hidden /> {t('looking')}</p>}
      {refusal && <Problem refusal={refusal} />}
      {plan && <Plan plan={{ ...plan, issues }} onJump={({ file, pointer }) => file && open(file, pointer)} />}
      {asked.length > 0 && <OverlayConflicts conflicts={asked} resolutions={resolutions} onChange={setResolutions} />}
      {plan && isRead && <DealershipReports plan={plan} asked={asked} resolutions={resolutions} />}
      {plan && isRead && isDecided && !taken && (
        <>
          {hasPackage && <UpgradeTrial candidate={candidate} resolutions={resolutions} dealerships={dealerships} first={first} onFirst={setFirst} />}
          <div className={classes.row}>
            {hasPackage && <Select className={classes.select ?? ''} aria-label={t('firstIn')} placeholder={t('firstIn')} clearable data={dealerships.map(({ code, title }) => ({ value: code, label: title }))} value={first || null} onChange={(value) => setFirst(value ?? '')} />}
            {hasPackage && <Button variant="default" disabled={first === ''} onClick={() => void take(first)}>{t('takeFirst')}</Button>}
            <Button onClick={() => void take(null)}>{hasPackage ? t('takeForAll') : t('takeOverlays')}</Button>
            <Button variant="subtle" onClick={onDone}>{t('leave')}</Button>
          </div>
          {hasPackage && <p className="muted">{t('firstHint')}</p>}
        </>
      )}
      {taken && (
        <Alert color="green" variant="light" role="status" title={taken.dealership === null ? t('takenForAll') : t('takenFirst', { dealership: dealerships.find(({ code }) => code === taken.dealership)?.title ?? '' })}>
          <p>{t('takenHint')}</p>
          {taken.upgrade.tried.length > 0 && <p>{t('tried', { dealerships: taken.upgrade.tried.map((one) => dealerships.find(({ code }) => code === one)?.title ?? one).join(', ') })}</p>}
          {taken.upgrade.left.length > 0 && <><p>{t('left', { count: taken.upgrade.left.length })}</p><ul>{taken.upgrade.left.map(({ file, pointer, message }) => <li key={`${file}${pointer}`}>{message} <span className="muted">{file}</span></li>)}</ul></>}
        </Alert>
      )}
    </section>
  )
}
