'use client'
import { Select } from '@mantine/core'
import { ChoiceCell } from '../choice-cell.tsx'
import { useFormHost } from '../form-host.tsx'
import { comparableText } from '../../kernel/comparable-text.ts'
import { inputProps } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

/** One of the options that the definition names. */
export function EnumWidget(props: WidgetProps) {
  const { text } = useFormHost()
  const options = props.options.options ?? []
  if (props.isCell && !props.readOnly) return <EnumCell {...props} />
  return (
    <Select
      {...inputProps(props)}
      data={options.map(({ value, title }) => ({ value, label: title }))}
      value={props.value === undefined || props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value ?? undefined)}
      searchable={options.length > 8}
      clearable={!props.required && !props.readOnly && !props.isCell}
      clearButtonProps={{ 'aria-label': text('clear') }}
      nothingFoundMessage={text('nothingFound')}
      {...(props.readOnly || props.isCell ? { rightSection: null } : {})}
    />
  )
}

function EnumCell(props: WidgetProps) {
  const options = props.options.options ?? []
  const find = async (text: string) => options.filter(({ title }) => comparableText(title).includes(comparableText(text)))
  return <ChoiceCell {...props} title={options.find(({ value }) => value === props.value)?.title ?? ''} find={find} onPick={(choice) => props.onChange(choice?.value)} />
}
