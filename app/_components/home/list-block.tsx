'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FieldView, HomeBlockView, HomeRow } from '../../../engine/client.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import { widthOf } from '../list/columns.ts'
import { Warnings } from '../warnings.tsx'
import classes from './home.module.css'

/** Where half a page is all there is, no column is wider than what stands in it. */
const narrow: Readonly<Record<string, number>> = { number: 68, state: 164, date: 92, datetime: 128, money: 104 }

/** What is as long as its kind, whatever the record; names share what is left. */
const hasOwnWidth = ({ type, kind, options }: FieldView): boolean => options !== undefined || kind === 'date' || kind === 'datetime' || kind === 'integer' || kind === 'decimal' || type === 'number'

/** A value that the record's own label says already. */
function isSaid(row: HomeRow, value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'label' in value && row.label.includes(String(value.label))
}

/** A field of a card: what its title says already is not said twice, but for what one has to be warned of. */
function CardField({ field, row }: { readonly field: FieldView; readonly row: HomeRow }) {
  const value = row[field.name]
  if (!isSaid(row, value)) return <FieldValue field={field} value={value} />
  return field.target ? <Warnings entity={field.target.entity} id={value.id} isSmall /> : null
}

/** The first records of a list: a table, or cards where there is no room for one. */
export function ListBlock({ block: { entity, columns, rows } }: { readonly block: Extract<HomeBlockView, { kind: 'list' }> }) {
  const t = useTranslations('home')
  const router = useRouter()
  if (rows.length === 0) return <p className={classes.empty}>{t('emptyList')}</p>
  const hrefOf = (row: HomeRow) => `/${entity.name}/${row.id}`
  return (
    <>
      <table className={classes.table}>
        <colgroup>{columns.map((field) => <col key={field.name} style={hasOwnWidth(field) ? { width: narrow[field.type] ?? widthOf(field) } : undefined} />)}</colgroup>
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
              <span className={classes.cardFields}>{columns.slice(1).map((field) => <span key={field.name}><CardField field={field} row={row} /></span>)}</span>
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
