'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { JsonObject } from '../../../engine/client.ts'
import type { Figures } from './figures.tsx'
import classes from './import.module.css'
import { whenThereChoices } from './when-there.ts'

/** Rows that are there already: what to do about each, where it differs from what holds for all. */
export function Duplicates({ figures, whenThere, rows, onChange }: { readonly figures: Figures; readonly whenThere: string; readonly rows: JsonObject; readonly onChange: (rows: JsonObject) => void }) {
  const t = useTranslations('import')
  if (figures.duplicates.length === 0) return null
  return (
    <section>
      <h3 className={classes.subtitle}>{t('duplicates')}</h3>
      <ul className={classes.notes}>
        {figures.duplicates.map(({ row, label, existing }) => (
          <li key={row} className={classes.duplicate}>
            <span className={classes.rowNumber}>{t('row', { row })}</span>
            <span className={classes.pair}>
              <span>{label}</span>
              <span className="muted">{t('existing', { records: existing.map((one) => one.label).join('; ') })}</span>
            </span>
            <Select size="xs" w={220} allowDeselect={false} aria-label={t('choiceFor', { row })} value={String(rows[String(row)] ?? whenThere)} data={whenThereChoices.map((value) => ({ value, label: t(`whenThere.${value}`) }))} onChange={(value) => onChange({ ...rows, [String(row)]: value })} />
          </li>
        ))}
      </ul>
    </section>
  )
}
