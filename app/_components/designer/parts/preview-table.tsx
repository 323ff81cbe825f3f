'use client'
import { useTranslations } from 'next-intl'
import type { FieldView, HomeRow } from '../../../../engine/client.ts'
import { FieldValue, isNumeric } from '../../field-value.tsx'
import classes from './parts.module.css'

const isRight = (field: FieldView): boolean => isNumeric(field) && field.type !== 'number'

/** Records in a table that leads nowhere: what is being changed stays in sight. */
export function PreviewTable({ columns, rows }: { readonly columns: readonly FieldView[]; readonly rows: readonly HomeRow[] }) {
  const t = useTranslations('designer-views')
  return (
    <table className={classes.table}>
      <thead><tr>{columns.map((field) => <th key={field.name} scope="col" className={isRight(field) ? 'numeric' : undefined}>{field.title}</th>)}</tr></thead>
      <tbody>
        {rows.length === 0 && <tr><td colSpan={Math.max(1, columns.length)} className="muted">{t('noRecords')}</td></tr>}
        {rows.map((row) => <tr key={row.id}>{columns.map((field) => <td key={field.name} className={isRight(field) ? 'numeric' : undefined}><FieldValue field={field} value={row[field.name]} /></td>)}</tr>)}
      </tbody>
    </table>
  )
}
