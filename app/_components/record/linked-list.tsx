'use client'
import { ActionIcon, Button, Drawer } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconEye, IconPlus } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldView, ListView, RecordView } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'
import { listDocument, type ListPage, type ListRow } from '../../_lib/documents.ts'
import type { Order } from '../../_lib/list-state.ts'
import { request } from '../../_lib/request.ts'
import { useSubscription } from '../../_lib/use-subscription.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import { RecordCards } from '../list/record-cards.tsx'
import listClasses from '../list/list.module.css'
import { Problem } from '../problem.tsx'
import { ListSkeleton } from '../skeletons.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './record.module.css'

const Preview = dynamic(() => import('../list/preview.tsx').then((module) => module.Preview))

const pageSize = 50
/** Milliseconds: many changes at once are read as one. */
const patience = 500
const changed = 'subscription ($entity: String) { recordChanged(entity: $entity) { kind } }'

type Panel = RecordView['panels'][number]

interface Props {
  readonly panel: Panel
  readonly recordId: string
  /** The counter follows what is read. */
  readonly onCount: (id: string, count: number) => void
}

/** Records that point to this one: sorted by a click, looked at beside, added with the link already in them; fresh while it is open. */
export function LinkedList({ panel, recordId, onCount }: Props) {
  const t = useTranslations('record')
  const { dealership } = useWorkplace()
  const [result, setResult] = useState<Answer<ListPage> | null>(null)
  const [order, setOrder] = useState<Order | null>(null)
  const [seen, setSeen] = useState<ListRow | null>(null)
  const { id, field, filter, list } = panel
  /** Answers may overtake one another: only that to the last question counts. */
  const asked = useRef(0)
  const read = useCallback(async () => {
    const turn = ++asked.current
    const column = list.columns.find(({ name }) => name === order?.field)
    const orderBy = column && order ? [{ field: column.graphqlName, direction: order.direction }] : list.orderBy
    const answer = await request<ListPage>(dealership, listDocument(list), { filter, orderBy, first: pageSize })
    if (turn !== asked.current) return
    setResult(answer)
    if (answer.ok) onCount(id, answer.data.page.totalCount ?? 0)
  }, [dealership, list, filter, order, id, onCount])
  useEffect(() => void read(), [read])
  const readSoon = useDebouncedCallback(read, patience)
  useSubscription(dealership, changed, { entity: list.entity.name }, { onEvent: readSoon, onLost: readSoon })
  const { entity } = list
  const all = `/${entity.name}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`
  const rows = result?.ok ? result.data.page.nodes : []
  return (
    <div className={classes.linked}>
      <div className={classes.linkedHead}>
        {list.mayCreate && field !== null && <Button component={Link} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} href={`/${entity.name}/new?${new URLSearchParams({ [field]: recordId })}`}>{t('add', { name: entity.title })}</Button>}
        <span className={classes.gap} />
        <Link className="link" href={all}>{t('openList')}</Link>
      </div>
      {result === null && <ListSkeleton />}
      {result && !result.ok && <Problem refusal={result.refusal} />}
      {result?.ok && rows.length === 0 && <p className="muted">{t('noLinked')}</p>}
      {rows.length > 0 && <LinkedTable list={list} rows={rows} order={order} onOrder={setOrder} onLook={setSeen} />}
      <Drawer opened={seen !== null} onClose={() => setSeen(null)} position="right" size={400} withCloseButton={false} padding={0}>
        {seen && <Preview entity={entity.name} row={seen} onClose={() => setSeen(null)} />}
      </Drawer>
    </div>
  )
}

interface TableProps {
  readonly list: ListView
  readonly rows: readonly ListRow[]
  readonly order: Order | null
  readonly onOrder: (order: Order) => void
  readonly onLook: (row: ListRow) => void
}

function LinkedTable({ list, rows, order, onOrder, onLook }: TableProps) {
  const t = useTranslations('form')
  const columns = list.columns.filter(({ type }) => type !== 'lines')
  const hrefOf = (row: ListRow): string => `/${list.entity.name}/${row.id}`
  return (
    <>
      <table className={listClasses.table}>
        <thead>
          <tr>
            {columns.map((column, j) => <Head key={column.name} column={column} isRight={isNumeric(column) && j > 0} order={order} onOrder={onOrder} />)}
            <th aria-label={t('look')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, j) => (
                <td key={column.name} className={isNumeric(column) && j > 0 ? 'numeric' : undefined}>
                  {j === 0 ? <Link href={hrefOf(row)} className={listClasses.open} prefetch={false}><FieldValue field={column} value={row[column.name]} />{isEmpty(row[column.name]) && row.label}</Link> : <FieldValue field={column} value={row[column.name]} />}
                </td>
              ))}
              <td><ActionIcon size={24} aria-label={`${t('look')}: ${row.label}`} title={t('look')} onClick={() => onLook(row)}><IconEye size={15} stroke={1.6} aria-hidden /></ActionIcon></td>
            </tr>
          ))}
        </tbody>
      </table>
      <RecordCards list={list} rows={rows} />
    </>
  )
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

function Head({ column, isRight, order, onOrder }: { readonly column: FieldView; readonly isRight: boolean; readonly order: Order | null; readonly onOrder: (order: Order) => void }) {
  const t = useTranslations('form')
  const isSorted = order?.field === column.name
  const className = isRight ? 'numeric' : undefined
  if (!column.sortable) return <th scope="col" className={className}>{column.title}</th>
  const Arrow = order?.direction === 'DESC' ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" className={className} aria-sort={isSorted ? (order.direction === 'ASC' ? 'ascending' : 'descending') : undefined}>
      <button type="button" className={classes.sort} title={t('sortBy', { name: column.title })} onClick={() => onOrder({ field: column.name, direction: isSorted && order.direction === 'ASC' ? 'DESC' : 'ASC' })}>
        {column.title}{isSorted && <Arrow size={13} aria-hidden />}
      </button>
    </th>
  )
}
