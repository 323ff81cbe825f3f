'use client'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ImportView, JobView, JsonObject } from '../../../engine/client.ts'
import { runImport, undoImport } from '../../(workplace)/import-actions.ts'
import { cancelJob, retryJob } from '../../(workplace)/transfer-actions.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { isActive, refreshJobs, useJob, useJobBoard } from '../jobs/job-board.ts'
import { JobProgress } from '../jobs/job-row.tsx'
import { Problem } from '../problem.tsx'
import { Duplicates } from './duplicates.tsx'
import { type Figures, FiguresLine, Notes, UndoNotes } from './figures.tsx'
import classes from './import.module.css'
import type { Going, ImportSteps } from './import-screen.tsx'

interface Props {
  readonly entity: string
  readonly view: ImportView | null
  readonly steps: ImportSteps
  readonly go: (going: Going) => void
}

/** What a trial, an import or taking it back came to, live while it runs; and what can be done next. */
export function OutcomeStep({ entity, view, steps, go }: Props) {
  const t = useTranslations('import')
  const { jobs } = useJobBoard()
  const id = steps.undo ?? steps.run ?? steps.check
  const job = useJob(id)
  if (!job) return <p className="muted" role="status">{jobs === null || jobs.length === 0 ? t('looking') : t('gone')}</p>
  return (
    <div className={classes.step} aria-live="polite">
      {isActive(job) && <Running job={job} />}
      {job.error && <p role="alert" className={classes.problem}>{job.error}</p>}
      {job.mayRetry && <div className={classes.bar}><Button onClick={async () => { await reply(retryJob(job.id)); await refreshJobs() }}>{t('goOn')}</Button><span className="muted">{t('goOnHint')}</span></div>}
      {steps.undo && job.status === 'done' && <UndoNotes job={job} entity={entity} />}
      {!steps.undo && steps.run && <RunOutcome entity={entity} job={job} steps={steps} go={go} />}
      {!steps.run && steps.check && job.status === 'done' && <CheckOutcome view={view} job={job} go={go} />}
    </div>
  )
}

function Running({ job }: { readonly job: JobView }) {
  const t = useTranslations('import')
  return (
    <div className={classes.running}>
      <p>{t('running')}</p>
      <JobProgress job={job} />
      <Button variant="default" size="compact-sm" onClick={async () => { await reply(cancelJob(job.id)); await refreshJobs() }}>{t('cancel')}</Button>
    </div>
  )
}

function ErrorFile({ job }: { readonly job: JobView }) {
  const t = useTranslations('import')
  return job.file ? <Button component="a" href={`/api/jobs/${job.id}/file`} download={job.file} variant="default" leftSection={<IconDownload size={14} aria-hidden />}>{t('errorFile')}</Button> : null
}

/** Asks for the next job, and tells what kept it from being begun. */
function useNext(onBegun: (id: string) => void) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const begin = async (work: Promise<Answer<string>>) => {
    setBusy(true)
    const result = await reply(work)
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    await refreshJobs()
    onBegun(result.data)
  }
  return { begin, isBusy, refusal }
}

function CheckOutcome({ view, job, go }: { readonly view: ImportView | null; readonly job: JobView; readonly go: Props['go'] }) {
  const t = useTranslations('import')
  const figures = job.result as unknown as Figures
  const [rows, setRows] = useState<JsonObject>({})
  const { begin, isBusy, refusal } = useNext((run) => go({ run }))
  const settings = { ...((job.result?.settings ?? view?.settings ?? {}) as JsonObject) }
  const right = figures.rows - figures.wrong
  return (
    <>
      <h2 className={classes.subtitle}>{figures.wrong === 0 ? t('allRight') : t('someWrong')}</h2>
      <FiguresLine figures={figures} isTrial />
      <Notes figures={figures} />
      <Duplicates figures={figures} whenThere={String(settings.whenThere ?? 'skip')} rows={rows} onChange={setRows} />
      {refusal && <Problem refusal={refusal} />}
      <div className={classes.bar}>
        {view && <Button loading={isBusy} disabled={right === 0} onClick={() => begin(runImport(view.id, { ...settings, rows: { ...((settings.rows ?? {}) as JsonObject), ...rows } }))}>{t('import', { count: right })}</Button>}
        <ErrorFile job={job} />
        <Button variant="subtle" onClick={() => go({})}>{t('changeColumns')}</Button>
        <Button variant="subtle" onClick={() => go({ file: null })}>{t('otherFile')}</Button>
      </div>
    </>
  )
}

function RunOutcome({ entity, job, steps, go }: { readonly entity: string; readonly job: JobView; readonly steps: ImportSteps; readonly go: Props['go'] }) {
  const t = useTranslations('import')
  const { begin, isBusy, refusal } = useNext((undo) => go({ undo, ...(steps.run ? { run: steps.run } : {}) }))
  const figures = job.result as unknown as Figures | null
  if (isActive(job) || !figures) return null
  return (
    <>
      {job.status === 'done' && <h2 className={classes.subtitle}>{t('imported')}</h2>}
      <FiguresLine figures={figures} />
      <Notes figures={figures} />
      {refusal && <Problem refusal={refusal} />}
      <div className={classes.bar}>
        <Button component={Link} href={`/${entity}`}>{t('toList')}</Button>
        <ErrorFile job={job} />
        <Button variant="subtle" onClick={() => go({ file: null })}>{t('otherFile')}</Button>
        <Button variant="subtle" color="red" loading={isBusy} onClick={() => begin(undoImport(job.id))}>{t('undo')}</Button>
      </div>
    </>
  )
}
