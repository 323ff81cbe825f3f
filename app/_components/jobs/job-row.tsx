'use client'
import { Button, Progress } from '@mantine/core'
import { IconDownload, IconRefresh, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { JobView } from '../../../engine/client.ts'
import { cancelJob, retryJob } from '../../(workplace)/transfer-actions.ts'
import { reply } from '../../_lib/request.ts'
import { useFormat } from '../workplace-context.tsx'
import { isActive, refreshJobs, showJobs } from './job-board.ts'
import classes from './jobs.module.css'

/** One job: what it is, how far, and what can be done about it. */
export function JobRow({ job }: { readonly job: JobView }) {
  const t = useTranslations('jobs')
  const format = useFormat()
  const [isBusy, setBusy] = useState(false)
  const act = async (work: (id: string) => Promise<unknown>) => {
    setBusy(true)
    await work(job.id)
    await refreshJobs()
    setBusy(false)
  }
  const page = pageOf(job)
  return (
    <li className={classes.row} data-status={job.status}>
      <div className={classes.title}>{page ? <Link href={page} onClick={() => showJobs(false)}>{job.title}</Link> : job.title}</div>
      <div className={classes.state}>
        <span className={classes.dot} aria-hidden />
        {t(`status.${job.status}`)}
        <span className="muted" title={format.dateTime(job.createdAt)} suppressHydrationWarning>{format.ago(job.finishedAt ?? job.createdAt)}</span>
      </div>
      {isActive(job) && <JobProgress job={job} />}
      {job.error && <div className={classes.error}>{job.error}</div>}
      <div className={classes.actions}>
        {job.file && (
          <Button component="a" href={`/api/jobs/${job.id}/file`} download={job.file} size="compact-sm" variant="light" leftSection={<IconDownload size={14} aria-hidden />} title={job.file}>{t('download')}</Button>
        )}
        {job.mayCancel && <Button size="compact-sm" variant="subtle" color="gray" disabled={isBusy} leftSection={<IconX size={14} aria-hidden />} onClick={() => act((id) => reply(cancelJob(id)))}>{t('cancel')}</Button>}
        {job.mayRetry && <Button size="compact-sm" variant="subtle" disabled={isBusy} leftSection={<IconRefresh size={14} aria-hidden />} onClick={() => act((id) => reply(retryJob(id)))}>{t('retry')}</Button>}
        {job.file && job.expiresAt && <span className="muted">{t('until', { date: format.date(job.expiresAt) })}</span>}
      </div>
    </li>
  )
}

/** How far a job is, as a bar and in figures. */
export function JobProgress({ job }: { readonly job: JobView }) {
  const t = useTranslations('jobs')
  const format = useFormat()
  const percent = job.total ? Math.min(100, (job.done / job.total) * 100) : 0
  const text = job.total === null ? t('counting') : t('progress', { done: format.count(job.done), total: format.count(job.total) })
  return (
    <div className={classes.progress}>
      <Progress value={job.total ? percent : 100} striped={!job.total} animated={!job.total} size={6} aria-label={job.title} transitionDuration={150} />
      <span className={classes.figures}>{text}</span>
    </div>
  )
}

/** Imports have a page that tells what came of them. */
function pageOf({ kind, result }: JobView): string | null {
  const page = kind.startsWith('import') ? result?.page : null
  return typeof page === 'string' ? page : null
}
