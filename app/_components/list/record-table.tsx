'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import classes from './list.module.css'
import { RecordCards } from './record-cards.tsx'

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Not while text is being selected; links of the row keep their own meaning. */
function openRow(event: React.MouseEvent, open: () => void): void {
  const isOwn = event.target instanceof Element && event.target.closest('a, button') !== null
  if (!isOwn && window.getSelection()?.toString() === '') open()
}

/** A few records as a plain table; at phone width as cards. */
export function RecordTable({ list, rows }: { readonly list: ListView; readonly rows: readonly ListRow[] }) {
  const router = useRouter()
  const columns = list.columns.filter(({ type }) => type !== 'lines')
  const hrefOf = (row: ListRow): string => `/${list.entity.name}/${row.id}`
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>{columns.map((column, j) => <th key={column.name} scope="col" className={isNumeric(column) && j > 0 ? 'numeric' : undefined}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // The row is a wide target for the mouse; the keyboard has the link in its first cell.
            <tr key={row.id} onClick={(event) => openRow(event, () => router.push(hrefOf(row)))}>
              {columns.map((column, j) => (
                <td key={column.name} className={isNumeric(column) && j > 0 ? 'numeric' : undefined}>
                  {j === 0 ? <Link href={hrefOf(row)} className={classes.open} prefetch={false}><FieldValue field={column} value={row[column.name]} />{isEmpty(row[column.name]) && row.label}</Link> : <FieldValue field={column} value={row[column.name]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <RecordCards list={list} rows={rows} />
    </>
  )
}
