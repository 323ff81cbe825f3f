'use client'
import { Group, Radio } from '@mantine/core'
import type { WidgetProps } from '../widget.ts'

/** The same options side by side, all in sight. */
export function RadioWidget({ id, label, value, onChange, options, readOnly, describedBy }: WidgetProps) {
  return (
    <Radio.Group id={id} aria-label={label} aria-describedby={describedBy} value={value === undefined || value === null ? null : String(value)} onChange={(next) => !readOnly && onChange(next)}>
      <Group gap={16} mih={30} px={8}>
        {(options.options ?? []).map((option) => <Radio key={option.value} size="xs" value={option.value} label={option.title} aria-readonly={readOnly || undefined} />)}
      </Group>
    </Radio.Group>
  )
}
