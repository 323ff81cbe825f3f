'use client'
import { Loader, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DefinitionChange, takenBack } from '../../../../engine/client.ts'
import { Problem } from '../../problem.tsx'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { ChangeList } from './change-list.tsx'
import classes from './changes.module.css'
import { PlanAhead } from './plan-ahead.tsx'
import { ScheduledList } from './scheduled-list.tsx'
import { useVersionFiles } from './use-version-files.ts'

/** What the draft says otherwise than what is live, in words; what publishing it would do; and what differs between any two versions. */
export function ChangesScreen() {
  const t = useTranslations('studio-changes')
  const format = useFormat()
  const { files, published, versions, live, draft, writeAll, open } = useStudio()
  const asked = useSearchParams()
  const [from, setFrom] = useState(asked.get('from') ?? 'live')
  const [to, setTo] = useState(asked.get('to') ?? 'draft')
  const older = useVersionFiles(from === 'live' ? null : Number(from))
  const newer = useVersionFiles(to === 'draft' || to === 'live' ? null : Number(to))
  const before = from === 'live' ? published : older.files
  const after = to === 'draft' ? files : to === 'live' ? published : newer.files
  const past = versions.filter(({ id }) => id !== live?.id).map(({ id, version, at }) => ({ value: String(id), label: `${version} (#${id}), ${format.dateTime(at)}` }))
  const isDraft = from === 'live' && to === 'draft'
  const takeBack = (change: DefinitionChange) => {
    const text = takenBack(change, files[change.file] ?? null, published[change.file] ?? null)
    if (text === undefined) notifications.show({ color: 'yellow', message: t('changedSince') })
    else writeAll({ [change.file]: text })
  }
  const refusal = older.refusal ?? newer.refusal
  return (
    <div className={studio.page}>
      <div className={classes.columns}>
        <div>
          <div className={classes.compare}>
            <Select label={t('from')} allowDeselect={false} searchable data={[{ value: 'live', label: t('live') }, ...past]} value={from} onChange={(value) => setFrom(value ?? 'live')} />
            <Select label={t('to')} allowDeselect={false} searchable data={[{ value: 'draft', label: draft?.name ?? t('draft') }, { value: 'live', label: t('live') }, ...past]} value={to} onChange={(value) => setTo(value ?? 'draft')} />
          </div>
          {refusal && <Problem refusal={refusal} />}
          {before && after ? <ChangeList before={before} after={after} onOpen={to === 'draft' ? open : undefined} onTakeBack={isDraft ? takeBack : undefined} /> : !refusal && <Loader size="sm" />}
        </div>
        <aside className={classes.aside}>
          <PlanAhead />
          <ScheduledList />
        </aside>
      </div>
    </div>
  )
}
