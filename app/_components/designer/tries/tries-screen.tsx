'use client'
import { SegmentedControl, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { useStudio } from '../studio-context.tsx'
import { ByHand } from './by-hand.tsx'
import { machineChoices } from './machine-choices.ts'
import { RealRecords } from './real-records.tsx'
import { Scenarios } from './scenarios.tsx'
import classes from './tries.module.css'

const parts = ['hand', 'records', 'scenarios'] as const

/** What was looked at last, so that going to Design and back loses nothing. */
let last: { entity: string | null; part: (typeof parts)[number] } = { entity: null, part: 'hand' }

/** Trying the draft before it is live: by hand, on what really happened, along scenarios. */
export function TriesScreen() {
  const t = useTranslations('tries')
  const locale = useLocale()
  const { files, layer, dealerships, place } = useStudio()
  const entities = useMemo(() => machineChoices(files, locale), [files, locale])
  const opened = /^entities\/([^/]+)\//.exec(place.path)?.[1] ?? null
  const [asked, setAsked] = useState<string | null>(opened ?? last.entity)
  const [part, setPart] = useState(last.part)
  const [dealership, setDealership] = useState<string | null>(layer)
  const entity = entities.find(({ value }) => value === asked)?.value ?? entities[0]?.value ?? null
  useEffect(() => {
    last = { entity, part }
  }, [entity, part])
  if (entity === null) return <p className={classes.hint}>{t('noStates')}</p>
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <Select className={classes.select ?? ''} aria-label={t('entity')} allowDeselect={false} searchable data={[...entities]} value={entity} onChange={setAsked} />
        <Select className={classes.select ?? ''} aria-label={t('dealership')} allowDeselect={false} data={[{ value: '', label: t('network') }, ...dealerships.map(({ code, title }) => ({ value: code, label: title }))]} value={dealership ?? ''} onChange={(value) => setDealership(value || null)} />
        <SegmentedControl aria-label={t('ways')} value={part} onChange={(value) => setPart(value as typeof part)} data={parts.map((value) => ({ value, label: t(`parts.${value}`) }))} />
      </div>
      {part === 'hand' && <ByHand key={`${entity} ${dealership}`} entity={entity} dealership={dealership} />}
      {part === 'records' && <RealRecords key={entity} entity={entity} />}
      {part === 'scenarios' && <Scenarios key={`${entity} ${dealership}`} entity={entity} dealership={dealership} />}
    </div>
  )
}
