'use client'
import { Drawer, Loader, Text } from '@mantine/core'
import { IconProgressDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { isActive, showJobs, useJobBoard } from './job-board.ts'
import { JobRow } from './job-row.tsx'
import classes from './jobs.module.css'

/** The entry in the shell's foot, with how many jobs are under way. `className`s: those of the shell's other entries. */
export function JobsButton({ className, titleClass, countClass }: { readonly className?: string | undefined; readonly titleClass?: string | undefined; readonly countClass?: string | undefined }) {
  const t = useTranslations('jobs')
  const { jobs, isOpen } = useJobBoard()
  const active = jobs?.filter(isActive).length ?? 0
  return (
    <button type="button" className={className} title={t('title')} onClick={() => showJobs(!isOpen)} aria-expanded={isOpen}>
      <IconProgressDown size={17} stroke={1.6} aria-hidden />
      <span className={titleClass}>{t('title')}</span>
      {active > 0 && <span className={countClass}>{active}</span>}
    </button>
  )
}

/** The panel with one's long jobs: progress, download, error, another try. Stands once in the shell. */
export function JobsPanel() {
  const t = useTranslations('jobs')
  const { jobs, hasFailed, isOpen } = useJobBoard()
  return (
    <Drawer opened={isOpen} onClose={() => showJobs(false)} position="right" size={420} title={t('title')} closeButtonProps={{ 'aria-label': t('close') }} transitionProps={{ duration: 120 }}>
      <div aria-live="polite">
        {jobs === null && !hasFailed && <Loader size="xs" />}
        {hasFailed && <Text size="sm" role="alert">{t('failedToLoad')}</Text>}
        {jobs?.length === 0 && <Text size="sm" c="dimmed">{t('empty')}</Text>}
        {jobs && jobs.length > 0 && <ul className={classes.list}>{jobs.map((job) => <JobRow key={job.id} job={job} />)}</ul>}
      </div>
    </Drawer>
  )
}
