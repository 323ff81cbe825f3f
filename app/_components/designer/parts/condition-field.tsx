'use client'
import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FieldView, JsonObject } from '../../../../engine/client.ts'
import { ConditionPanel } from '../../condition/condition-panel.tsx'
import classes from './parts.module.css'

interface Props {
  readonly label: string
  readonly fields: readonly FieldView[]
  readonly value: JsonObject | null
  readonly onChange: (filter: JsonObject | null) => void
}

/** Which records are meant, put together in a window of its own. */
export function ConditionField({ label, fields, value, onChange }: Props) {
  const t = useTranslations('designer-views')
  const [isOpen, setOpen] = useState(false)
  const isSet = value !== null && Object.keys(value).length > 0
  return (
    <div className={classes.names}>
      <span className={classes.label}>{label}</span>
      <Button variant="default" justify="flex-start" leftSection={<IconFilter size={14} aria-hidden />} aria-label={`${label}: ${t(isSet ? 'conditionSet' : 'conditionNone')}`} onClick={() => setOpen(true)}>{t(isSet ? 'conditionSet' : 'conditionNone')}</Button>
      {isOpen && <ConditionPanel fields={fields} value={isSet ? value : null} labels={{ $me: t('me') }} onClose={() => setOpen(false)} onApply={(filter) => { onChange(filter); setOpen(false) }} />}
    </div>
  )
}
