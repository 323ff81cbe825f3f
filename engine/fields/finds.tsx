'use client'
import { Popover, TextInput } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FoundForField } from '../engine.ts'
import classes from './choice-cell.module.css'
import { useFormHost } from './form-host.tsx'
import { inputProps } from './text-input.tsx'
import type { WidgetProps } from './widget.ts'

/** Milliseconds after the last letter, and the fewest letters that say something. */
const patience = 120
const fewest = 2

/** A line of text that finds records while it is typed: choosing one fills what belongs to it, else the words stay. */
export function FindsWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, readOnly, given, fill } = props
  const host = useFormHost()
  const text = typeof value === 'string' ? value : ''
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<readonly FoundForField[]>([])
  const [marked, setMarked] = useState(0)
  const asks = useRef({ host, options })
  asks.current = { host, options }
  useEffect(() => {
    const { asks: of } = asks.current.options
    if (typed === null || typed.trim().length < fewest || !of) return setFound([])
    let isOver = false
    const timer = setTimeout(async () => {
      const hits = await asks.current.host.found(of.entity, of.field, typed)
      if (isOver) return
      setFound(hits)
      setMarked(0)
    }, patience)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [typed])

  const others = options.finds ? [options.finds.into, ...options.finds.with] : []
  const isLinked = options.finds !== undefined && typeof given?.[options.finds.into] === 'string'
  const type = (next: string) => {
    setTyped(next)
    onChange(next === '' ? undefined : next)
    // Other words are somebody else.
    if (isLinked) fill?.(Object.fromEntries(others.map((name) => [name, undefined])))
  }
  const choose = (hit: FoundForField | undefined) => {
    if (!hit) return
    for (const [record, title] of Object.entries(hit.labels)) host.remember(record, title)
    setTyped(null)
    fill?.({ ...hit.values, ...(hit.text !== null && options.asks && { [options.asks.field]: hit.text }) })
  }
  const isOpen = typed !== null && found.length > 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setMarked((at) => Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    else if (event.key === 'Enter') choose(found[marked])
    else if (event.key === 'Escape') setTyped(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover opened={isOpen} position="bottom-start" offset={2} shadow="md" width="target" returnFocus={false} trapFocus={false} withRoles={false} closeOnEscape={false} transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <TextInput
          {...inputProps(props)}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${id}-${marked}` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setTyped(null)}
          rightSection={isLinked ? <IconLink size={15} stroke={1.8} role="img" aria-label={host.text('linked')} /> : null}
          {...(readOnly && { rightSection: null })}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div id={`${id}-list`} role="listbox" aria-label={label} className={classes.list}>
          {found.map((hit, i) => (
            // The keyboard works in the input; this is the mouse's way.
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the input keeps the focus and has the keys
            <div key={`${hit.entity} ${hit.id}`} id={`${id}-${i}`} role="option" aria-selected={i === marked} className={classes.option} ref={i === marked ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(hit)}>
              {hit.title} {hit.detail && <span className="muted">{hit.detail}</span>} <host.Warnings entity={hit.entity} id={hit.id} />
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
