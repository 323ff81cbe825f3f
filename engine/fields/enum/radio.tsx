'use client'
import { Group, Radio } from '@mantine/core'
import { StillText } from '../still-text.tsx'
import type { WidgetProps } from '../widget.ts'

/** The same options side by side, all in sight. */
export function RadioWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, readOnly, describedBy } = props
  if (readOnly) return <StillText {...props} text={options.options?.find((option) => option.value === value)?.title ?? ''} />
  return (
    <Radio.Group id={id} aria-label={label} aria-describedby={describedBy} value={value === undefined || value === null ? null : String(value)} onChange={onChange}>
      <Group gap={16} mih={30} px={8}>
        {(options.options ?? []).map((option) => <Radio key={option.value} size="xs" value={option.value} label={option.title} />)}
      </Group>
    </Radio.Group>
  )
}
