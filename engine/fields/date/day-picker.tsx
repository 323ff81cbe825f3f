'use client'
import { DateInput } from '@mantine/dates'
import { useFormHost } from '../form-host.tsx'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'
import { dayPattern } from './day-pattern.ts'

/** A day; typed in figures or picked. */
export function DayPicker(props: WidgetProps) {
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
