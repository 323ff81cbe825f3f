'use client'
import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './choice-cell.module.css'
import { useFormHost } from './form-host.tsx'
import { comparableText } from '../kernel/comparable-text.ts'
import type { WidgetChoice, WidgetProps } from './widget.ts'

interface Props extends WidgetProps {
  /** Words of the value that stands there. */
  readonly title: string
  readonly find: (text: string) => Promise<readonly WidgetChoice[]>
  readonly onPick: (choice: WidgetChoice | null) => void
  /** What is to be known of a choice before it is taken. */
  readonly beside?: (choice: WidgetChoice) => ReactNode
}

/** Milliseconds after the last letter before the list is asked for. */
const patience = 120

/** What begins with the text before what only has it somewhere. */
function byNearness(choices: readonly WidgetChoice[], text: string): readonly WidgetChoice[] {
  const words = comparableText(text)
  const rank = ({ title }: WidgetChoice): number => (comparableText(title).startsWith(words) ? 0 : 1)
  return words === '' ? choices : [...choices].sort((a, b) => rank(a) - rank(b))
}

/** One of many, in a cell: typing narrows the list, Enter and Tab take what is marked and go on; no mouse needed. */
export function ChoiceCell({ id, label, title, find, onPick, beside, required }: Props) {
  const { text: say } = useFormHost()
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<{ readonly of: string; readonly choices: readonly WidgetChoice[] } | null>(null)
  const [marked, setMarked] = useState(0)
  /** Somebody walked the list: what is marked is meant. */
  const isMoved = useRef(false)
  const asked = useRef(find)
  asked.current = find
  const wanted = text ?? ''
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(async () => {
      const choices = await asked.current(wanted)
      if (isOver) return
      setFound({ of: wanted, choices: byNearness(choices, wanted) })
      setMarked(0)
    }, wanted === '' ? 0 : patience)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [wanted])

  const choices = found?.choices ?? []
  const pick = (choice: WidgetChoice | null) => {
    setText(null)
    onPick(choice)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowUp' ? -1 : text === null && !isMoved.current ? 0 : 1
      setMarked((at) => Math.max(0, Math.min(choices.length - 1, at + step)))
      isMoved.current = true
      return
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    if (text === null && !isMoved.current) return
    if (text !== null && text.trim() === '' && !isMoved.current) return pick(null)
    // The list is still that of fewer letters: what would be taken is not what is seen.
    if (found?.of !== wanted) return event.preventDefault()
    const choice = choices[marked]
    if (choice) pick(choice)
    else event.preventDefault()
  }
  return (
    <Popover opened position="bottom-start" offset={2} shadow="md" returnFocus={false} trapFocus={false} withRoles={false} closeOnEscape={false}>
      <Popover.Target>
        <input
          id={id}
          className={classes.input}
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-required={required || undefined}
          aria-activedescendant={choices[marked] ? `${id}-${marked}` : undefined}
          autoComplete="off"
          value={text ?? title}
          onChange={(event) => {
            isMoved.current = false
            setText(event.currentTarget.value)
          }}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown p={4} miw={240} maw={560}>
        <div id={`${id}-list`} role="listbox" aria-label={label} className={classes.list}>
          {choices.map((choice, i) => (
            // The keyboard works in the input; this is the mouse's way.
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the input keeps the focus and has the keys
            <div key={choice.value} id={`${id}-${i}`} role="option" aria-selected={i === marked} className={classes.option} ref={i === marked ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => pick(choice)}>
              {choice.title} {beside?.(choice)}
            </div>
          ))}
          {choices.length === 0 && <div className={classes.none}>{found?.of === wanted ? say('nothingFound') : '…'}</div>}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
