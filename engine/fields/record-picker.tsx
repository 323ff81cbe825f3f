'use client'
import { ActionIcon, Select } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconArrowUpRight } from '@tabler/icons-react'
import { useState } from 'react'
import { ChoiceCell } from './choice-cell.tsx'
import { useFormHost } from './form-host.tsx'
import { inputProps } from './text-input.tsx'
import { askingOf, type WidgetChoice, type WidgetProps } from './widget.ts'

interface Props extends WidgetProps {
  readonly entity: string
  readonly mayOpen: boolean
}

/** Finds a record by typing; shows its title; opens it. */
export function RecordPicker(props: Props) {
  return props.isCell && !props.readOnly ? <RecordCell {...props} /> : <RecordSelect {...props} />
}

function RecordCell({ entity, mayOpen: _mayOpen, ...props }: Props) {
  const host = useFormHost()
  const id = typeof props.value === 'string' ? props.value : null
  const pick = (choice: WidgetChoice | null) => {
    if (choice) host.remember(choice.value, choice.title)
    props.onChange(choice?.value)
  }
  return <ChoiceCell {...props} title={id === null ? '' : (host.labels[id] ?? props.options.label ?? '…')} find={(text) => host.choices(entity, text, askingOf(props))} onPick={pick} beside={({ value }) => <host.Warnings entity={entity} id={value} />} />
}

function RecordSelect({ entity, mayOpen, ...props }: Props) {
  const host = useFormHost()
  const [found, setFound] = useState<readonly WidgetChoice[]>([])
  const id = typeof props.value === 'string' ? props.value : null
  const title = id === null ? '' : (host.labels[id] ?? props.options.label ?? '…')
  const search = useDebouncedCallback(async (text: string) => setFound(await host.choices(entity, text, askingOf(props))), 180)
  const [text, setText] = useState<string | null>(null)
  const data = found.some(({ value }) => value === id) || id === null ? found : [{ value: id, title }, ...found]

  const choose = (value: string | null) => {
    const choice = data.find((known) => known.value === value)
    if (choice) host.remember(choice.value, choice.title)
    setText(null)
    props.onChange(value ?? undefined)
  }
  return (
    <>
      <Select
        {...inputProps(props)}
        data={data.map((choice) => ({ value: choice.value, label: choice.title }))}
        value={id}
        onChange={choose}
        searchable
        searchValue={text ?? title}
        onSearchChange={(typed) => {
          if (props.readOnly || typed === title) return
          setText(typed)
          search(typed)
        }}
        filter={({ options }) => options}
        renderOption={({ option }) => <span>{option.label} <host.Warnings entity={entity} id={option.value} /></span>}
        onDropdownOpen={() => search('')}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setText(null)}
        clearable={!props.required && !props.readOnly && !props.isCell}
        clearButtonProps={{ 'aria-label': host.text('clear') }}
        nothingFoundMessage={host.text('nothingFound')}
        leftSection={id !== null && mayOpen && !props.isCell ? <OpenRecord href={host.hrefOf(entity, id)} label={host.text('open')} /> : undefined}
        leftSectionPointerEvents="all"
        {...(props.readOnly || props.isCell ? { rightSection: null } : {})}
      />
      {id !== null && <host.Warnings entity={entity} id={id} />}
      {id !== null && mayOpen && <host.State entity={entity} id={id} />}
    </>
  )
}

function OpenRecord({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <ActionIcon component="a" href={href} size={22} aria-label={label} title={label}>
      <IconArrowUpRight size={15} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
