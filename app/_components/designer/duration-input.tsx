'use client'
import { NumberInput, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { isoDuration } from '../../../engine/client.ts'
import classes from './studio.module.css'

const units = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const
type LengthUnit = keyof typeof units
const names = Object.keys(units) as readonly LengthUnit[]

const written: Readonly<Record<LengthUnit, (count: number) => string>> = { weeks: (count) => `P${count}W`, days: (count) => `P${count}D`, hours: (count) => `PT${count}H`, minutes: (count) => `PT${count}M` }

/** A length as ISO 8601 in the largest unit that says it whole; null where it is none, or finer than minutes. */
export function lengthOf(text: string): { readonly count: number; readonly unit: LengthUnit } | null {
  const length = isoDuration(text)
  if (length === null) return null
  const unit = names.find((name) => length % units[name] === 0)
  if (length === 0) return { count: 0, unit: 'minutes' }
  return unit ? { count: length / units[unit], unit } : null
}

interface Props {
  readonly label: string
  /** ISO 8601: P2D, PT30M. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A length of time, as a number and its unit. */
export function DurationInput({ label, value, onChange }: Props) {
  const t = useTranslations('machine')
  const { count, unit } = lengthOf(value) ?? { count: null, unit: 'hours' as const }
  return (
    <div className={classes.pair}>
      <NumberInput label={label} min={0} max={9999} allowDecimal={false} allowNegative={false} error={count === null && t('lengthWrong', { text: value })} value={count ?? ''} onChange={(next) => typeof next === 'number' && onChange(written[unit](next))} />
      <Select aria-label={t('unitOf', { label })} data={names.map((name) => ({ value: name, label: t(`units.${name}`) }))} value={unit} onChange={(next) => next && onChange(written[next as LengthUnit](count ?? 1))} />
    </div>
  )
}

/** A length in words: "2 days"; as it is written where it has none. */
export function useLength(): (text: string) => string {
  const t = useTranslations('machine')
  return (text) => {
    const length = lengthOf(text)
    return length ? t(`lengths.${length.unit}`, { count: length.count }) : text
  }
}
