'use client'
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Engine } from '../../../engine/client.ts'
import { readAudit } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './audit.module.css'

type Entry = Awaited<ReturnType<Engine['audit']>>[number]

/** Who did what and when, newest first. */
export function AuditScreen({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTranslations('audit')
  const format = useFormat()
  const [shown, setShown] = useState(entries)
  const [isDone, setDone] = useState(entries.length === 0)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const more = async () => {
    const result = await reply(readAudit(shown.at(-1)?.id ?? ''))
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    setShown([...shown, ...result.data])
    setDone(result.data.length === 0)
  }
  return (
    <>
      <PageHeader icon={<IconHistory size={18} stroke={1.6} aria-hidden />} title={t('title')} />
      <div className={classes.body}>
        <table className={classes.table}>
          <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('actor')}</th><th scope="col">{t('action')}</th><th scope="col">{t('record')}</th><th scope="col">{t('dealership')}</th><th scope="col">{t('note')}</th></tr></thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.id}>
                <td className="tabular" suppressHydrationWarning>{format.dateTime(entry.at)}</td>
                <td>{entry.actor}</td>
                <td>{t.has(`actions.${entry.action}`) ? t(`actions.${entry.action}`) : entry.action}</td>
                <td>{entry.entity && entry.record ? <Link className="link" href={`/${entry.entity}/${entry.record}`} prefetch={false}>{entry.title}</Link> : entry.title}</td>
                <td>{entry.dealership}</td>
                <td>{entry.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {refusal && <Problem refusal={refusal} />}
        {!isDone && <Button variant="default" m={16} onClick={() => void more()}>{t('more')}</Button>}
      </div>
    </>
  )
}
