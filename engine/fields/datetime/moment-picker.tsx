'use client'
import { DateTimePicker } from '@mantine/dates'
import { dayPattern } from '../date/day-pattern.ts'
import { useFormHost } from '../form-host.tsx'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'
import { fromZoned, toZoned } from './zone.ts'

/** A moment, in the dealership's time zone. */
export function MomentPicker(props: WidgetProps) {
  const { locale, timeZone, text } = useFormHost()
  return (
    <DateTimePicker
      {...inputProps(props)}
      valueFormat={`${dayPattern(locale)} HH:mm`}
      value={typeof props.value === 'string' ? toZoned(props.value, timeZone) : null}
      onChange={(local) => props.onChange(local ? fromZoned(local, timeZone) : undefined)}
      clearable={!props.required && !props.readOnly && !props.isCell}
      clearButtonProps={{ 'aria-label': text('clear') }}
      popoverProps={{ disabled: props.readOnly, shadow: 'md' }}
    />
  )
}
