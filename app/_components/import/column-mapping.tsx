'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ImportView } from '../../../engine/client.ts'
import classes from './import.module.css'

interface Props {
  readonly view: ImportView
  readonly columns: readonly (string | null)[]
  readonly onChange: (columns: readonly (string | null)[]) => void
}

/** Each column of the file with its first values, and the field it goes into. */
export function ColumnMapping({ view: { titles, rows, fields }, columns, onChange }: Props) {
  const t = useTranslations('import')
  const options = fields.map(({ name, title, isRequired }) => ({ value: name, label: isRequired ? `${title} *` : title }))
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('mapping')}</legend>
      {titles.map((title, i) => {
        const samples = rows.slice(0, 3).flatMap(({ cells }) => (cells[i] ? [cells[i]] : [])).join(' · ')
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place; titles may repeat
          <div key={i} className={classes.column} data-used={columns[i] !== null || undefined}>
            <div className={classes.source}>
              <strong>{title || t('untitled', { number: i + 1 })}</strong>
              <span className="muted" title={samples}>{samples}</span>
            </div>
            <Select
              aria-label={t('fieldFor', { column: title || String(i + 1) })}
              placeholder={t('leaveOut')}
              searchable
              clearable
              data={options.filter(({ value }) => value === columns[i] || !columns.includes(value))}
              value={columns[i] ?? null}
              onChange={(name) => onChange(columns.map((known, at) => (at === i ? name : known)))}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
