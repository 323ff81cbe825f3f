'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FieldView, HomeBlockView, HomeRow } from '../../../engine/client.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import classes from './home.module.css'

/** The first records of a list: a table, or cards where there is no room for one. */
export function ListBlock({ block: { entity, columns, rows } }: { readonly block: Extract<HomeBlockView, { kind: 'list' }> }) {
  const t = useTranslations('home')
  const router = useRouter()
  if (rows.length === 0) return <p className={classes.empty}>{t('emptyList')}</p>
  const hrefOf = (row: HomeRow) => `/${entity.name}/${row.id}`
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>{columns.map((field) => <th key={field.name} scope="col" className={isNumeric(field) && field.type !== 'number' ? 'numeric' : undefined}>{field.title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} onClick={() => router.push(hrefOf(row))}>
              {columns.map((field, i) => (
                <td key={field.name} className={isNumeric(field) && field.type !== 'number' ? 'numeric' : undefined}>
                  {i === 0 ? <Link href={hrefOf(row)} className={classes.cellLink} onClick={(event) => event.stopPropagation()}><Cell field={field} row={row} /></Link> : <FieldValue field={field} value={row[field.name]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.cards}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={hrefOf(row)} className={classes.cardLink}>
              <span className={classes.cardTitle}>{row.label}</span>
              <span className={classes.cardFields}>{columns.slice(1).map((field) => <span key={field.name}><FieldValue field={field} value={row[field.name]} /></span>)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a link shows has words, also where the value has none. */
function Cell({ field, row }: { readonly field: FieldView; readonly row: HomeRow }) {
  const value = row[field.name]
  return value === null || value === undefined || value === '' ? row.label : <FieldValue field={field} value={value} />
}
