'use client'
import Link from 'next/link'
import type { FieldView, ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue } from '../field-value.tsx'
import classes from './list.module.css'

const system = new Set(['number', 'state', 'createdAt', 'updatedAt', 'dealership'])

/** What a card shows of a row beside its label: its state, and the two fields that tell most. */
export function cardFacts(columns: readonly FieldView[], row: ListRow): { readonly state: FieldView | undefined; readonly facts: readonly FieldView[] } {
  const telling = columns.filter(({ name, type }) => !system.has(name) && type !== 'lines' && isTelling(row, name))
  return { state: columns.find(({ type }) => type === 'state'), facts: telling.slice(0, 2) }
}

/** At phone width a row becomes a card: its label, the two most telling fields, its state. */
export function RecordCards({ list, rows }: { readonly list: ListView; readonly rows: readonly ListRow[] }) {
  return (
    <ul className={classes.cards}>
      {rows.map((row) => {
        const { state, facts } = cardFacts(list.columns, row)
        return (
          <li key={row.id} className={classes.card}>
            <div className={classes.cardHead}>
              <Link href={`/${list.entity.name}/${row.id}`} className={classes.cardTitle} prefetch={false}>{row.label}</Link>
              {state && <FieldValue field={state} value={row[state.name]} />}
            </div>
            <div className={classes.cardFields}>{facts.map((field) => <span key={field.name}><FieldValue field={field} value={row[field.name]} /></span>)}</div>
          </li>
        )
      })}
    </ul>
  )
}

/** Says more than the card's title already does. */
function isTelling(row: ListRow, name: string): boolean {
  const value = row[name] as string | number | boolean | { readonly label?: string; readonly name?: string } | null | undefined
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return false
  const text = typeof value === 'object' ? (value.label ?? value.name ?? '') : String(value)
  return !row.label.includes(text)
}
