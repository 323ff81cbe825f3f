'use client'
import { TextInput } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useFormHost } from './form-host.tsx'
import { readNumber } from './read-number.ts'
import { inputProps } from './text-input.tsx'
import type { WidgetProps } from './widget.ts'

/** A number: typed with comma or point, shown with the reader's separators; at the right where it is typed, so that digits stand below each other. */
export function NumberLine({ scale, ...props }: WidgetProps & { readonly scale: number }) {
  const { value, onChange, options, isCell } = props
  const { locale } = useFormHost()
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const isEntered = typed !== null
  // Before anything can be typed: changing the text into its plain form has undone the selection.
  useLayoutEffect(() => {
    if (isEntered) input.current?.select()
  }, [isEntered])
  const number = value === undefined || value === null || value === '' ? null : Number(value)
  const isNumber = number !== null && !Number.isNaN(number)
  const plain = isNumber ? new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: Math.max(scale, 6) }).format(number) : String(value ?? '')
  const shown = isNumber ? new Intl.NumberFormat(locale, { useGrouping: scale === 0 ? 'min2' : true, minimumFractionDigits: options.type === 'money' ? scale : 0, maximumFractionDigits: Math.max(scale, 6) }).format(number) : plain
  const type = (text: string) => {
    setTyped(text)
    const read = readNumber(text)
    // What is no number stays as it is, so that the check can say so and nothing typed is lost.
    onChange(text.trim() === '' ? undefined : (read ?? text))
  }
  return (
    <TextInput
      {...inputProps(props)}
      inputMode="decimal"
      autoComplete="off"
      rightSection={options.unit && !isCell ? <span className="muted">{unitSign(options.unit, locale)}</span> : undefined}
      rightSectionWidth={options.unit && !isCell ? 36 : undefined}
      styles={{ input: { textAlign: props.readOnly && !isCell ? 'left' : 'right', fontVariantNumeric: 'tabular-nums' } }}
      value={typed ?? shown}
      ref={input}
      onFocus={() => {
        if (!props.readOnly) setTyped(plain)
      }}
      onBlur={() => setTyped(null)}
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}

/** A currency code as its sign; other units as they are. */
function unitSign(unit: string, locale: string): string {
  if (!/^[A-Z]{3}$/.test(unit)) return unit
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? unit
}
