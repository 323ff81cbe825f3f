'use client'
import { Button, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { FieldPartProps } from './field-panel.tsx'
import { iconOf, typeOf } from './field-types.ts'
import { titleIn } from './field-text.ts'
import classes from './fields.module.css'

/** What a row of the lines is made of; each column opens like a field. */
export function LinesFields({ kind, at, property, writeKeywords, onChoose, onWant }: FieldPartProps) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  return (
    <div>
      <div className="muted">{t('columnsOfRow')}</div>
      <div className={classes.palette}>
        {Object.entries(property.items?.properties ?? {}).map(([name, column]) => {
          const Shape = iconOf(typeOf(column))
          return <button key={name} type="button" className={classes.type} onClick={() => onChoose({ kind: 'field', at: [at[0], name] })}><Shape size={14} stroke={1.6} aria-hidden />{titleIn(kind, [at[0], name], locale)}</button>
        })}
      </div>
      <Button mt={4} mb={8} variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onWant({ type: 'string', lines: at[0] })}>{t('addColumn')}</Button>
      <Switch label={t('appendOnly')} checked={property['x-field'].appendOnly === true} onChange={(event) => writeKeywords({ appendOnly: event.currentTarget.checked || undefined })} />
    </div>
  )
}
