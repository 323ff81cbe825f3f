'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Named } from './draft-fields.ts'
import { ItemList } from './item-list.tsx'
import classes from './parts.module.css'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Named[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly most?: number
  readonly isWrong?: (index: number) => boolean
}

/** Some of the names, in an order of one's own. */
export function NamesField({ label, hint, choices, value, onChange, most = Number.POSITIVE_INFINITY, isWrong }: Props) {
  const t = useTranslations('designer-views')
  const chosen = new Set(value)
  const others = choices.filter((choice) => !chosen.has(choice.value))
  const labelOf = (name: string): string => choices.find((choice) => choice.value === name)?.label ?? name
  return (
    <div className={classes.names}>
      <span className={classes.label}>{label}</span>
      {hint && <span className={classes.hint}>{hint}</span>}
      <ItemList label={label} items={value} idOf={(name) => name} titleOf={labelOf} onChange={onChange} {...(isWrong && { isWrong })} />
      {others.length > 0 && value.length < most && (
        <Select aria-label={t('addTo', { name: label })} placeholder={t('add')} searchable data={[...others]} value={null} onChange={(name) => name !== null && onChange([...value, name])} nothingFoundMessage={t('nothing')} />
      )}
    </div>
  )
}
