'use client'
import { Tabs } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import type { FilesView, RecordDraft, RecordView, TimelineEntry } from '../../../engine/client.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { late } from '../late.tsx'
import { Problem } from '../problem.tsx'
import { ListSkeleton } from '../skeletons.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import { ConnectionBar, DraftOffer } from './draft-bars.tsx'
import { LiveChange } from './live-change.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordHeader } from './record-header.tsx'
import classes from './record.module.css'
import { SaveBar } from './save-bar.tsx'
import { Timeline } from './timeline.tsx'
import { useDraft } from './use-draft.ts'
import { useRecordForm } from './use-record-form.ts'
import { useUnsavedGuard } from './use-unsaved-guard.ts'

const ConflictDialog = late(() => import('./conflict-dialog.tsx').then((module) => module.ConflictDialog))
// Loaded when their tabs are opened.
const LinkedList = dynamic(() => import('./linked-list.tsx').then((module) => module.LinkedList), { loading: () => <ListSkeleton /> })
const RelatedTimeline = dynamic(() => import('./related-timeline.tsx').then((module) => module.RelatedTimeline), { loading: () => <ListSkeleton /> })

const formId = 'record'

/** One record: its form by state and role, its buttons, its timeline, what is linked to it. */
export function RecordScreen({ view, hidden, timeline, files = null, kept = null }: { readonly view: RecordView; /** Names of fields and ids of sections that are hidden while nothing was typed. */ readonly hidden: readonly string[]; readonly timeline: readonly TimelineEntry[] | null; readonly files?: FilesView | null; /** What the person typed here and did not save. */ readonly kept?: RecordDraft | null }) {
  const t = useTranslations('record')
  const { dealership } = useWorkplace()
  const form = useRecordForm(view, dealership, hidden)
  const draft = useDraft(form, kept)
  const [tab, setTab] = useState('form')
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const onCount = useCallback((id: string, count: number) => setCounts((known) => (known[id] === count ? known : { ...known, [id]: count })), [])
  const [news, setNews] = useState(0)
  const { base, refusal } = form
  const isNew = base.id === null
  // What is kept waits for its owner; only where nothing can be kept has leaving a price.
  useUnsavedGuard(form.isDirty && !form.isBusy && !draft.isKept, t('leaveQuestion'))
  const edit = () => {
    setTab('form')
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${formId} :is(input, textarea):not([readonly], [disabled])`)?.focus())
  }
  useShortcuts({ KeyE: edit })
  // Neither follows what is typed: a letter must not draw them again. What the buttons do they do with what stands in the form then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the header shows
  const header = useMemo(() => <RecordHeader form={form} />, [base, refusal, form.isBusy, form.isWaiting, form.isLost])
  const { entity, id } = base
  const beside = useMemo(() => timeline && id !== null && <Timeline entity={entity} id={id} entries={timeline} files={files} news={news} />, [timeline, files, news, entity, id])
  return (
    <FormHostScope labels={base.labels}>
      {header}
      <div className={classes.columns} data-new={isNew || undefined}>
        <div className={classes.left}>
          <ConnectionBar isLost={form.isLost} isWaiting={form.isWaiting} />
          <DraftOffer draft={draft} />
          {refusal && <Problem refusal={refusal} />}
          <LiveChange form={form} onTold={() => setNews((count) => count + 1)} />
          {base.panels.length === 0 && !base.related ? (
            <RecordForm id={formId} form={form} />
          ) : (
            <Tabs value={tab} onChange={(name) => setTab(name ?? 'form')} keepMounted={false} className={classes.tabs}>
              <Tabs.List className={classes.tabList}>
                <Tabs.Tab value="form">{t('card')}</Tabs.Tab>
                {base.panels.map((panel) => <Tabs.Tab key={panel.id} value={panel.id} rightSection={<span className="muted tabular">{counts[panel.id] ?? panel.count}</span>}>{panel.title}</Tabs.Tab>)}
                {base.related && <Tabs.Tab value={base.related.id}>{base.related.title}</Tabs.Tab>}
              </Tabs.List>
              <Tabs.Panel value="form" keepMounted><RecordForm id={formId} form={form} /></Tabs.Panel>
              {base.panels.map((panel) => <Tabs.Panel key={panel.id} value={panel.id}><LinkedList panel={panel} recordId={base.id ?? ''} onCount={onCount} /></Tabs.Panel>)}
              {base.related && <Tabs.Panel value={base.related.id}><RelatedTimeline entity={base.entity.name} id={base.id ?? ''} /></Tabs.Panel>}
            </Tabs>
          )}
          {(form.isDirty || isNew) && <SaveBar form={form} formId={formId} />}
        </div>
        {beside}
      </div>
      {form.conflict && <ConflictDialog conflict={form.conflict} form={form} />}
    </FormHostScope>
  )
}
