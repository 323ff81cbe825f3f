'use client'
import { Checkbox } from '@mantine/core'
import type { WidgetProps } from '../widget.ts'

export function BooleanWidget({ id, label, value, onChange, readOnly, isCell, describedBy }: WidgetProps) {
  return (
    <Checkbox
      id={id}
      checked={value === true}
      readOnly={readOnly}
      aria-readonly={readOnly || undefined}
      aria-describedby={describedBy}
      {...(isCell ? { 'aria-label': label } : { label })}
      onChange={(event) => !readOnly && onChange(event.currentTarget.checked)}
    />
  )
}
