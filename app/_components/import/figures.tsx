'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { JobView } from '../../../engine/client.ts'
import { useFormat } from '../workplace-context.tsx'
import classes from './import.module.css'

interface Note {
  readonly row: number
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

/** What an import came to, as its job tells. */
export interface Figures {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly wrong: number
  readonly warned: number
  /** Records made because rows name them. */
  readonly made: number
  readonly problems: readonly Note[]
  readonly warnings: readonly Note[]
  readonly duplicates: readonly { readonly row: number; readonly label: string; readonly existing: readonly { readonly id: string; readonly label: string }[] }[]
}

const shown = ['rows', 'created', 'updated', 'skipped', 'made', 'wrong', 'warned'] as const

export function FiguresLine({ figures, isTrial = false }: { readonly figures: Figures; readonly isTrial?: boolean }) {
  const t = useTranslations('import')
  const format = useFormat()
  return (
    <dl className={classes.figures}>
      {shown.filter((name) => name !== 'made' || figures.made > 0).map((name) => (
        <div key={name} data-figure={name} data-some={figures[name] > 0 || undefined}>
          <dt>{isTrial && (name === 'created' || name === 'updated' || name === 'skipped') ? t(`would.${name}`) : t(`figures.${name}`)}</dt>
          <dd>{format.count(figures[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Rows that somebody has to look at, the wrong ones first. */
export function Notes({ figures }: { readonly figures: Figures }) {
  const t = useTranslations('import')
  const groups = [
    { title: t('problems'), notes: figures.problems, total: figures.wrong },
    { title: t('warnings'), notes: figures.warnings, total: figures.warned },
  ]
  return groups.filter(({ notes }) => notes.length > 0).map(({ title, notes, total }) => (
    <section key={title}>
      <h3 className={classes.subtitle}>{title}</h3>
      <ul className={classes.notes}>
        {notes.map(({ row, problems }) => (
          <li key={row}><span className={classes.rowNumber}>{t('row', { row })}</span> <span>{problems.map(({ message }) => message).join(' ')}</span></li>
        ))}
      </ul>
      {total > notes.length && <p className="muted">{t('more', { count: total - notes.length })}</p>}
    </section>
  ))
}

/** What was taken back, and what stays because somebody works with it. */
export function UndoNotes({ job, entity }: { readonly job: JobView; readonly entity: string }) {
  const t = useTranslations('import')
  const { undone, kept, notes } = job.result as unknown as { readonly undone: number; readonly kept: number; readonly notes: readonly { readonly row: number; readonly entity: string; readonly record: string; readonly why: 'changed' | 'used' | 'gone' | 'refused' }[] }
  return (
    <>
      <h2 className={classes.subtitle}>{t('undone', { undone, kept })}</h2>
      <ul className={classes.notes}>
        {notes.map(({ row, entity: of, record, why }) => (
          <li key={row}><span className={classes.rowNumber}>{row > 0 ? t('row', { row }) : '·'}</span> <Link href={`/${of}/${record}`}>{t(`kept.${why}`)}</Link></li>
        ))}
      </ul>
      <p><Link href={`/${entity}`}>{t('toList')}</Link></p>
    </>
  )
}
