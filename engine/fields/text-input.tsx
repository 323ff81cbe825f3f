'use client'
import { TextInput } from '@mantine/core'
import type { HTMLAttributes } from 'react'
import type { WidgetProps } from './widget.ts'

/** Attributes that every input of a widget shares. */
export function inputProps({ id, label, readOnly, required, isInvalid, describedBy, isCell }: WidgetProps) {
  return {
    id,
    readOnly,
    'aria-required': required || undefined,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': describedBy,
    ...(readOnly && !isCell ? { placeholder: '—' } : {}),
    ...(isCell ? { 'aria-label': label, variant: 'unstyled' as const } : { error: isInvalid }),
  }
}

interface Props extends WidgetProps {
  readonly type?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoComplete?: string
  /** What typed text becomes, letter by letter. */
  readonly whileTyping?: (text: string) => string
}

/** A line of text; an empty one is no value. */
export function TextLine({ type = 'text', inputMode, autoComplete = 'off', whileTyping = (text) => text, ...props }: Props) {
  const { value, onChange } = props
  return (
    <TextInput
      {...inputProps(props)}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(event) => {
        const text = whileTyping(event.currentTarget.value)
        onChange(text === '' ? undefined : text)
      }}
    />
  )
}
