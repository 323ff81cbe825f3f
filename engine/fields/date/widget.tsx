'use client'
import { DateInput } from '@mantine/dates'
import { useFormHost } from '../form-host.tsx'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

/** How the language writes a day in figures, in the picker's pattern letters. */
export function dayPattern(locale: string): string {
  const letters: Readonly<Record<string, string>> = { day: 'DD', month: 'MM', year: 'YYYY' }
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(new Date(0))
    .map(({ type, value }) => letters[type] ?? value)
    .join('')
}

/** A day; typed in figures or picked. */
export function DateWidget(props: WidgetProps) {
  const { locale, text } = useFormHost()
  return (
    <DateInput
      {...inputProps(props)}
      valueFormat={dayPattern(locale)}
      value={typeof props.value === 'string' ? props.value.slice(0, 10) : null}
      onChange={(day) => props.onChange(day ?? undefined)}
      clearable={!props.required && !props.readOnly && !props.isCell}
      clearButtonProps={{ 'aria-label': text('clear') }}
      popoverProps={{ disabled: props.readOnly, shadow: 'md' }}
    />
  )
}
