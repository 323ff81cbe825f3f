'use client'
import { Menu, Popover } from '@mantine/core'
import { IconBinaryTree, IconFilter, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FieldView, JsonObject, ListView } from '../../../engine/client.ts'
import { filterKindOf } from '../../_lib/list-filter.ts'
import type { ListState } from '../../_lib/list-state.ts'
import type { Format } from '../../_lib/format.ts'
import { ConditionPanel } from '../condition/condition-panel.tsx'
import { useFormat } from '../workplace-context.tsx'
import { FilterEditor } from './filter-editor.tsx'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly labels: Readonly<Record<string, string>>
  readonly onChange: (chips: Readonly<Record<string, string>>) => void
  readonly onFilter: (filter: JsonObject | null) => void
}

type Texts = (key: 'yes' | 'no') => string

/** What a chip says after its field's name. */
function chipText(field: FieldView, value: string, labels: Readonly<Record<string, string>>, format: Format, t: Texts): string {
  const day = (text: string | undefined): string => (text ? format.date(text) : '…')
  switch (filterKindOf(field)) {
    case 'choice':
      return value.split(',').map((item) => field.options?.find((option) => option.value === item)?.title ?? item).join(', ')
    case 'record':
      return value.split(',').map((id) => labels[id] ?? '…').join(', ')
    case 'range':
      return value.split('..').map(day).join(' – ')
    case 'number':
      return value.split('..').map((text) => text || '…').join(' – ')
    case 'boolean':
      return t(value === 'true' ? 'yes' : 'no')
    case 'text':
      return `“${value}”`
  }
}

/** How many things a condition asks. */
function conditionsIn(filter: JsonObject): number {
  return Object.entries(filter).reduce((count, [key, value]) => count + (key === 'and' || key === 'or' || key === 'not' ? [value].flat().reduce<number>((sum, part) => sum + conditionsIn(part as JsonObject), 0) : 1), 0)
}

/** Conditions on fields as chips: add, change in place, drop. */
export function FilterChips({ list, state, labels, onChange, onFilter }: Props) {
  const t = useTranslations('list')
  const [isBuilding, setBuilding] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const [chosenLabels, setChosenLabels] = useState<Readonly<Record<string, string>>>({})
  const shown = list.filters.filter(({ name }) => state.chips[name] || name === added)
  const free = list.filters.filter((field) => !shown.includes(field))
  const set = (name: string, value: string) => {
    const { [name]: _dropped, ...others } = state.chips
    onChange(value === '' ? others : { ...state.chips, [name]: value })
  }
  const known = { ...labels, ...chosenLabels }
  const drop = (name: string) => {
    setAdded(null)
    if (state.chips[name]) set(name, '')
  }
  return (
    <div className={classes.chips} role="group" aria-label={t('filters')}>
      {shown.map((field) => (
        <Chip key={field.name} field={field} value={state.chips[field.name] ?? ''} labels={known} startsOpen={field.name === added} onChange={(value) => set(field.name, value)} onLabel={(id, label) => setChosenLabels((all) => ({ ...all, [id]: label }))} onDrop={() => drop(field.name)} onClose={() => setAdded(null)} />
      ))}
      {state.filter && (
        <span className={classes.chip}>
          <button type="button" onClick={() => setBuilding(true)}><span className={classes.chipText}>{t('conditions', { count: conditionsIn(state.filter) })}</span></button>
          <button type="button" aria-label={t('dropFilter', { name: t('builder') })} onClick={() => onFilter(null)}><IconX size={13} aria-hidden /></button>
        </span>
      )}
      {(free.length > 0 || !state.filter) && (
        <Menu position="bottom-start" width={220}>
          <Menu.Target><button type="button" className={classes.add}><IconFilter size={14} stroke={1.6} aria-hidden />{t('filter')}</button></Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>{free.map((field) => <Menu.Item key={field.name} onClick={() => setAdded(field.name)}>{field.title}</Menu.Item>)}{free.length > 0 && <Menu.Divider />}<Menu.Item leftSection={<IconBinaryTree size={15} stroke={1.6} aria-hidden />} onClick={() => setBuilding(true)}>{t('builder')}</Menu.Item></Menu.Dropdown>
        </Menu>
      )}
      {isBuilding && <ConditionPanel fields={list.fields} value={state.filter} labels={known} onClose={() => setBuilding(false)} onApply={(filter) => { setBuilding(false); onFilter(filter) }} />}
    </div>
  )
}

interface ChipProps {
  readonly field: FieldView
  readonly value: string
  readonly labels: Readonly<Record<string, string>>
  readonly startsOpen: boolean
  readonly onChange: (value: string) => void
  readonly onLabel: (id: string, label: string) => void
  readonly onDrop: () => void
  readonly onClose: () => void
}

function Chip({ field, value, labels, startsOpen, onChange, onLabel, onDrop, onClose }: ChipProps) {
  const t = useTranslations('list')
  const format = useFormat()
  const [isOpen, setOpen] = useState(startsOpen)
  // Shown at once, while the list behind is still on its way; a second choice builds on the first.
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const choose = (next: string) => {
    setDraft(next)
    onChange(next)
  }
  const toggle = (open: boolean) => {
    setOpen(open)
    if (!open) onClose()
  }
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-start" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <span className={classes.chip}>
          <button type="button" aria-expanded={isOpen} onClick={() => toggle(!isOpen)}>
            <span className="muted">{field.title}</span>
            <span className={classes.chipText}>{draft && chipText(field, draft, labels, format, t)}</span>
          </button>
          <button type="button" aria-label={t('dropFilter', { name: field.title })} onClick={onDrop}><IconX size={13} aria-hidden /></button>
        </span>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <FilterEditor field={field} value={draft} labels={labels} onChange={choose} onLabel={onLabel} />
      </Popover.Dropdown>
    </Popover>
  )
}
