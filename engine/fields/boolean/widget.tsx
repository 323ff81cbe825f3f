'use client'
import { Checkbox } from '@mantine/core'
import { useFormHost } from '../form-host.tsx'
import { StillText } from '../still-text.tsx'
import type { WidgetProps } from '../widget.ts'

export function BooleanWidget(props: WidgetProps) {
  const { text } = useFormHost()
  const { id, label, value, onChange, readOnly, isCell, describedBy } = props
  if (readOnly && !isCell) return <StillText {...props} text={value === undefined || value === null ? '' : text(value === true ? 'yes' : 'no')} />
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
