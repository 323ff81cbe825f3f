'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { WidgetOptions } from '../../../engine/client.ts'
import { useFormat } from '../workplace-context.tsx'

/** A field's value as one line of text in the reader's language. */
export function useFieldText() {
  const format = useFormat()
  const t = useTranslations('fields')
  // The same function while language and formats stay: what is drawn with it need not be drawn again.
  return useCallback((options: WidgetOptions | undefined, value: unknown, labels: Readonly<Record<string, string>>): string => {
    if (value === null || value === undefined || value === '') return ''
    if (options?.options) return options.options.find((option) => option.value === value)?.title ?? String(value)
    if (options?.columns && Array.isArray(value)) return t('rows', { count: value.length })
    if (options?.target) return labels[String(value)] ?? options.label ?? '…'
    switch (options?.kind) {
      case 'decimal':
        return options.type === 'money' ? format.amount(String(value), options.scale) : format.decimal(String(value), options.scale)
      case 'integer':
        return format.integer(String(value))
      case 'date':
        return format.date(String(value))
      case 'datetime':
        return format.dateTime(String(value))
      case 'boolean':
        return t(value === true ? 'yes' : 'no')
      default:
        return typeof value === 'object' ? '…' : String(value)
    }
  }, [format, t])
}
