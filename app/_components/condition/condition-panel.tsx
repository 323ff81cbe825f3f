'use client'
import { Button, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FieldView, JsonObject } from '../../../engine/client.ts'

const ConditionBuilder = dynamic(() => import('./condition-builder.tsx').then((module) => module.ConditionBuilder))

interface Props {
  readonly fields: readonly FieldView[]
  readonly value: JsonObject | null
  readonly labels: Readonly<Record<string, string>>
  readonly onClose: () => void
  readonly onApply: (filter: JsonObject | null) => void
}

/** The builder in a window of its own: what is put together takes effect when it is applied. */
export function ConditionPanel({ fields, value, labels, onClose, onApply }: Props) {
  const t = useTranslations('condition')
  const isNarrow = useMediaQuery('(max-width: 760px)') ?? false
  const [filter, setFilter] = useState(value)
  return (
    <Modal opened onClose={onClose} title={t('title')} size="xl" fullScreen={isNarrow} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <ConditionBuilder fields={fields} value={value} labels={labels} onChange={setFilter} />
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 16 }}>
        <Button variant="default" onClick={() => onApply(null)}>{t('clear')}</Button>
        <Button onClick={() => onApply(filter)}>{t('apply')}</Button>
      </div>
    </Modal>
  )
}
