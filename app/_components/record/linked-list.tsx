'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RecordView } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'
import { listDocument, type ListPage } from '../../_lib/documents.ts'
import { request } from '../../_lib/request.ts'
import { RecordTable } from '../list/record-table.tsx'
import { Problem } from '../problem.tsx'
import { ListSkeleton } from '../skeletons.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './record.module.css'

const pageSize = 50

/** Records that point to this one. */
export function LinkedList({ panel, recordId }: { readonly panel: RecordView['panels'][number]; readonly recordId: string }) {
  const t = useTranslations('record')
  const { dealership } = useWorkplace()
  const [result, setResult] = useState<Answer<ListPage> | null>(null)
  const filter = { [panel.field]: { id: { eq: recordId } } }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter follows from the panel and the record
  useEffect(() => {
    void request<ListPage>(dealership, listDocument(panel.list), { filter, orderBy: panel.list.orderBy, first: pageSize }).then(setResult)
  }, [dealership, panel, recordId])
  const { entity } = panel.list
  const all = `/${entity.name}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`
  return (
    <div className={classes.linked}>
      <div className={classes.linkedHead}>
        {panel.list.mayCreate && <Button component={Link} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} href={`/${entity.name}/new?${new URLSearchParams({ [panel.field]: recordId })}`}>{t('add', { name: entity.title })}</Button>}
        <span className={classes.gap} />
        <Link className="link" href={all}>{t('openList')}</Link>
      </div>
      {result === null && <ListSkeleton />}
      {result && !result.ok && <Problem refusal={result.refusal} />}
      {result?.ok && result.data.page.nodes.length === 0 && <p className="muted">{t('noLinked')}</p>}
      {result?.ok && result.data.page.nodes.length > 0 && <RecordTable list={panel.list} rows={result.data.page.nodes} />}
    </div>
  )
}
