'use client'
import { Textarea } from '@mantine/core'
import { StringWidget } from '../string/widget.tsx'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

/** Several lines, as high as what is written. */
export function TextWidget(props: WidgetProps) {
  if (props.isCell) return <StringWidget {...props} />
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      minRows={2}
      maxRows={12}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
