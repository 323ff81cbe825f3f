'use client'
import Link from 'next/link'
import type { ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue } from '../field-value.tsx'
import classes from './list.module.css'
import { RowMenu } from './row-menu.tsx'
import type { Layer } from './use-layer.ts'

const system = new Set(['number', 'state', 'createdAt', 'updatedAt', 'dealership'])

/** At phone width a row becomes a card: its label, the two most telling fields, its state. */
export function RecordCards({ list, rows, layer }: { readonly list: ListView; readonly rows: readonly ListRow[]; readonly layer: Layer | null }) {
  const state = list.columns.find(({ type }) => type === 'state')
  const telling = list.columns.filter(({ name, type }) => !system.has(name) && type !== 'lines')
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <li key={row.id} className={classes.card}>
          <div className={classes.cardHead}>
            <Link href={`/${list.entity.name}/${row.id}`} className={classes.cardTitle} prefetch={false}>{row.label}</Link>
            {state && <FieldValue field={state} value={row[state.name]} />}
            {layer && <RowMenu layer={layer} row={row} />}
          </div>
          <div className={classes.cardFields}>
            {telling.filter(({ name }) => isTelling(row, name)).slice(0, 2).map((field) => <span key={field.name}><FieldValue field={field} value={row[field.name]} /></span>)}
          </div>
        </li>
      ))}
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
