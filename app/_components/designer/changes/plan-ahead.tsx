'use client'
import { Loader } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { PublishPlan } from '../../../../engine/client.ts'
import { planDraft } from '../../../(studio)/actions.ts'
import { reply } from '../../../_lib/request.ts'
import { Plan } from '../publishing/outcomes.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './changes.module.css'
import { Stranded } from './stranded.tsx'

/** Milliseconds after the last change: a plan looks into every table. */
const pause = 800

/** What publishing the draft would do to tables and records, and what stands in its way. */
export function PlanAhead() {
  const t = useTranslations('definitions')
  const { files, changes, changed, open } = useStudio()
  const [plan, setPlan] = useState<PublishPlan | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the changes are what makes the files others
  useEffect(() => {
    if (changed.size === 0) return setPlan(null)
    let isStale = false
    const timer = setTimeout(() => void reply(planDraft(files)).then((answer) => {
      if (!isStale && answer.ok) setPlan(answer.data)
    }), pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [changes])
  if (changed.size === 0) return null
  return (
    <section>
      <h2 className={classes.title}>{t('planTitle')}</h2>
      {plan ? <><Plan plan={plan} onJump={({ file, pointer }) => file && open(file, pointer)} /><Stranded plan={plan} /></> : <Loader size="sm" />}
    </section>
  )
}
