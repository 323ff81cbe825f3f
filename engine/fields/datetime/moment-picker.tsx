'use client'
import { DateTimePicker } from '@mantine/dates'
import type { Json } from '../../kernel/json.ts'
import { dayPattern } from '../date/day-pattern.ts'
import { useFormHost } from '../form-host.tsx'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'
import classes from './moment-picker.module.css'
import { fromZoned, toZoned } from './zone.ts'

/** A moment, in the dealership's time zone; where it begins an entry of a calendar, with the times that are free. */
export function MomentPicker(props: WidgetProps) {
  const { FreeTimes } = useFormHost()
  const { options: { freeTimes }, value, given = {}, onChange, fill = () => {} } = props
  if (!freeTimes || props.readOnly || props.isCell) return <Picker {...props} />
  const { end } = freeTimes
  const move = (next: Json | undefined) => {
    onChange(next)
    const until = end === null ? null : movedEnd(value, given[end], next)
    if (end !== null && until !== null) fill({ [end]: until })
  }
  return (
    <div className={classes.whole}>
      <div className={classes.beside}>
        <div className={classes.input}><Picker {...props} onChange={move} /></div>
        <FreeTimes asked={freeTimes} label={props.label} value={value} given={given} onChange={move} fill={fill} />
      </div>
    </div>
  )
}

/** What is moved lasts as long as before. */
function movedEnd(from: Json | undefined, until: Json | undefined, to: Json | undefined): string | null {
  const [start, end, next] = [from, until, to].map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN)) as [number, number, number]
  return end > start && !Number.isNaN(next) ? new Date(next + (end - start)).toISOString() : null
}

function Picker(props: WidgetProps) {
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
