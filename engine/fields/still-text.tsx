'use client'
import { TextInput } from '@mantine/core'
import { inputProps } from './text-input.tsx'
import type { WidgetProps } from './widget.ts'

/** A value that is only read, as words: quieter than a box that cannot be ticked. */
export function StillText({ text, ...props }: WidgetProps & { readonly text: string }) {
  return <TextInput {...inputProps(props)} value={text} />
}
