'use client'
import { useTranslations } from 'next-intl'
import { type FieldView, parsePhones } from '../../engine/client.ts'
import { StateChip } from './state-chip.tsx'
import { Warnings } from './warnings.tsx'
import { useFormat, useWorkplace } from './workplace-context.tsx'

const numeric = new Set(['number', 'integer', 'decimal', 'money'])

/** Numbers stand at the right, in figures of one width. */
export const isNumeric = (field: FieldView): boolean => numeric.has(field.type) || field.kind === 'integer' || field.kind === 'decimal'

const isRecord = (value: unknown): value is { readonly id: string; readonly label?: string; readonly name?: string } => typeof value === 'object' && value !== null && 'id' in value

/** Name of an option as the API may write it. */
const sameOption = (a: string, b: string): boolean => a === b || a.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') === b.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

function Phones({ text }: { readonly text: string }) {
  const { areaCode } = useWorkplace()
  const numbers = parsePhones(text, areaCode).filter(({ isIncomplete }) => !isIncomplete)
  const first = numbers[0]
  if (!first) return text
  return <a className="link tabular" href={`tel:${first.normal}`} title={text} onClick={(event) => event.stopPropagation()}>{text}</a>
}

/** A value in a list or card, as the reader's language writes it; nothing for no value. */
export function FieldValue({ field, value }: { readonly field: FieldView; readonly value: unknown }) {
  const format = useFormat()
  const t = useTranslations('list')
  if (value === null || value === undefined || value === '') return null
  if (field.options) {
    const option = field.options.find((known) => sameOption(known.value, String(value)))
    if (!option) return String(value)
    return field.type === 'state' || option.color ? <StateChip title={option.title} color={option.color} /> : option.title
  }
  if (isRecord(value)) return <>{value.label ?? value.name ?? ''}{field.target && <Warnings entity={field.target.entity} id={value.id} isSmall />}</>
  if (field.type === 'phone') return <Phones text={String(value)} />
  if (field.type === 'number') return String(value)
  if (field.type === 'money') return format.money(String(value), field.unit)
  switch (field.kind) {
    case 'boolean':
      return value === true ? t('yes') : <span className="muted">{t('no')}</span>
    case 'date':
      return format.date(String(value))
    case 'datetime':
      // What the system noted is relative; a promise is a moment.
      if (field.type === 'datetime') return format.dateTime(String(value))
      return <span title={format.dateTime(String(value))} suppressHydrationWarning>{format.ago(String(value))}</span>
    case 'integer':
      return `${format.integer(String(value))}${field.unit ? ` ${field.unit}` : ''}`
    case 'decimal':
      return `${format.decimal(String(value), field.scale)}${field.unit ? ` ${field.unit}` : ''}`
    default:
      return typeof value === 'object' ? '…' : String(value)
  }
}
