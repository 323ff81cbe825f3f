'use client'
import { useTranslations } from 'next-intl'
import type { BoardDefinition, FieldView, HomeRow } from '../../../../engine/client.ts'
import { FieldValue } from '../../field-value.tsx'
import { StateChip } from '../../state-chip.tsx'
import classes from '../parts/parts.module.css'

interface Props {
  readonly board: BoardDefinition
  readonly fields: readonly FieldView[]
  readonly rows: readonly HomeRow[]
  /** Of the rows, as far as the reader may see them. */
  readonly columns: readonly FieldView[]
}

interface Column {
  readonly key: string
  readonly title: string
  readonly color?: string
}

const keyOf = (value: unknown): string => (typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : value === null || value === undefined ? '' : String(value))
const wordOf = (value: unknown): string | null => (typeof value === 'object' && value !== null ? String((value as { label?: string; name?: string }).label ?? (value as { name?: string }).name ?? '') : null)

/** Columns with the latest records as cards. */
export function BoardPreview({ board, fields, rows, columns }: Props) {
  const t = useTranslations('designer-views')
  const by = board.columns ?? 'state'
  const field = fields.find(({ name }) => name === by)
  const found = new Map(rows.map((row): [string, Column] => [keyOf(row[by]), { key: keyOf(row[by]), title: wordOf(row[by]) ?? t('none') }]))
  const all: readonly Column[] = field?.options ? field.options.map(({ value, title, color }) => ({ key: value, title, ...(color !== undefined && { color }) })) : [...found.values()]
  const shown = columns.filter(({ name }) => board.card.includes(name))
  return (
    <div className={classes.columns}>
      {all.map((column) => {
        const own = rows.filter((row) => keyOf(row[by]) === column.key)
        return (
          <section key={column.key} className={classes.column} aria-label={column.title}>
            <StateChip title={column.title} color={column.color} /> <span className="muted">{own.length}</span>
            {own.slice(0, 4).map((row) => (
              <div key={row.id} className={classes.card}>
                <span className={classes.cardTitle}>{row.label}</span>
                {shown.map((one) => <span key={one.name}><FieldValue field={one} value={row[one.name]} /></span>)}
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}
