'use client'
import { useTranslations } from 'next-intl'
import type { ReportBlockView } from '../../../engine/client.ts'
import { Drill } from './drill.tsx'
import classes from './report.module.css'

export function ReportTable({ block }: { readonly block: Extract<ReportBlockView, { kind: 'table' }> }) {
  const t = useTranslations('report')
  const numeric = (i: number) => (block.columns[i]?.numeric ? 'numeric' : undefined)
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead><tr>{block.columns.map((column, i) => <th key={column.id} scope="col" className={numeric(i)}>{column.title}</th>)}</tr></thead>
        <tbody>
          {block.rows.length === 0 && <tr><td colSpan={block.columns.length} className="muted">{t('noRows')}</td></tr>}
          {block.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report have no identity and never move
            <tr key={i}>{row.map((cell, j) => <td key={block.columns[j]?.id} className={numeric(j)}><Drill cell={cell} /></td>)}</tr>
          ))}
        </tbody>
        {block.total && <tfoot><tr>{block.total.map((cell, j) => <td key={block.columns[j]?.id} className={numeric(j)}><Drill cell={cell} /></td>)}</tr></tfoot>}
      </table>
    </div>
  )
}
