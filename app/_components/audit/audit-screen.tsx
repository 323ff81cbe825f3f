'use client'
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { auditActions, auditAtOnce, type AuditFilter, type Choice, type Engine } from '../../../engine/client.ts'
import { readAudit } from '../../(workplace)/actions.ts'
import { usePages } from '../../_lib/use-pages.ts'
import { PageHeader } from '../page-header.tsx'
import page from '../page-table.module.css'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import { AuditFilters } from './audit-filters.tsx'
import classes from './audit.module.css'

type Entry = Awaited<ReturnType<Engine['audit']>>[number]

interface Props {
  readonly entries: readonly Entry[]
  readonly filter: AuditFilter
  readonly entities: readonly Choice[]
}

/** Who did what and when, newest first. */
export function AuditScreen({ entries, filter, entities }: Props) {
  const t = useTranslations('audit')
  const format = useFormat()
  const { shown, isDone, more, refusal, isBusy } = usePages(JSON.stringify(filter), entries, auditAtOnce, ({ id }) => readAudit(id, filter))
  const titleOf = (action: string): string => (t.has(`actions.${action}`) ? t(`actions.${action}`) : action)
  return (
    <>
      <PageHeader icon={<IconHistory size={18} stroke={1.6} aria-hidden />} title={t('title')} />
      <AuditFilters filter={filter} actions={auditActions.map((value) => ({ value, title: titleOf(value) }))} entities={entities} />
      <div className={page.body}>
        {shown.length === 0 && <p className={page.none}>{t('none')}</p>}
        {shown.length > 0 && (
          <table className={page.table}>
            <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('actor')}</th><th scope="col">{t('action')}</th><th scope="col">{t('record')}</th><th scope="col">{t('dealership')}</th><th scope="col">{t('note')}</th></tr></thead>
            <tbody>
              {shown.map((entry) => (
                <tr key={entry.id} className={classes.row}>
                  <td className="tabular" suppressHydrationWarning>{format.dateTime(entry.at)}</td>
                  <td>{entry.actor}</td>
                  <td>{titleOf(entry.action)}</td>
                  <td>{entry.entity && entry.record ? <Link className="link" href={`/${entry.entity}/${entry.record}`} prefetch={false}>{entry.title}</Link> : entry.title}</td>
                  <td>{entry.dealership}</td>
                  <td>{entry.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {refusal && <Problem refusal={refusal} />}
        {!isDone && <Button variant="default" m={16} loading={isBusy} onClick={() => void more()}>{t('more')}</Button>}
      </div>
    </>
  )
}
