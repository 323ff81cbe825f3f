'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Json } from '../kernel/json.ts'
import classes from './buttons.module.css'
import { useFormHost } from './form-host.tsx'
import { RecordPicker } from './record-picker.tsx'
import { StillText } from './still-text.tsx'
import { askingOf, type WidgetChoice, type WidgetProps } from './widget.ts'

/** More than these are found by typing. */
const mostButtons = 12
const mostKeys = 9

interface Offered {
  /** null until the server has said so. */
  readonly choices: readonly WidgetChoice[] | null
  /** What stands in other fields has changed since: others are on their way. */
  readonly isStale: boolean
}

function useOffered(props: WidgetProps): Offered {
  const { options } = props
  const host = useFormHost()
  const [found, setFound] = useState<{ readonly choices: readonly WidgetChoice[]; readonly by: string | undefined } | null>(null)
  const entity = options.target?.entity
  const asking = askingOf(props)
  const by = JSON.stringify(asking?.values)
  const asked = useRef({ host, asking })
  asked.current = { host, asking }
  useEffect(() => {
    if (entity === undefined) return
    let isOver = false
    const now = asked.current
    void now.host.choices(entity, '', now.asking).then((choices) => {
      if (!isOver) setFound({ choices, by })
    })
    return () => {
      isOver = true
    }
  }, [entity, by])
  if (entity !== undefined) return { choices: found?.choices ?? null, isStale: found?.by !== by }
  if (options.kind === 'boolean') return { choices: [{ value: 'true', title: host.text('yes') }, { value: 'false', title: host.text('no') }], isStale: false }
  return { choices: options.options ?? [], isStale: false }
}

/** Everything there is to choose from side by side: one press, or the number of its place. */
export function ButtonsWidget(props: WidgetProps) {
  const { value, options, readOnly } = props
  const host = useFormHost()
  const { choices: offered, isStale } = useOffered(props)
  const key = value === undefined || value === null ? null : String(value)
  const entity = options.target?.entity
  if (readOnly) return <StillText {...props} text={key === null ? '' : (offered?.find((choice) => choice.value === key)?.title ?? host.labels[key] ?? options.label ?? '')} />
  const isOpen = options.asks !== undefined && Object.values(props.given ?? {}).some((one) => one === null)
  // As long as what narrows them is empty they are not yet those that one would choose from.
  if (isOpen && key === null && offered && offered.length > mostButtons) return <span className={classes.none}>{host.text('narrowFirst')}</span>
  if (entity !== undefined && offered && offered.length > mostButtons) return <RecordPicker {...props} entity={entity} mayOpen={entity !== 'user'} />
  return <Buttons {...props} offered={offered} isStale={isStale} chosen={key} />
}

function Buttons({ id, label, options, required, isInvalid, describedBy, onChange, offered, isStale, chosen }: WidgetProps & { readonly offered: readonly WidgetChoice[] | null; readonly isStale: boolean; readonly chosen: string | null }) {
  const host = useFormHost()
  const group = useRef<HTMLDivElement>(null)
  const choices = offered ?? []
  const at = choices.findIndex(({ value }) => value === chosen)
  const ahead = useRef<number | string | null>(null)
  /** A number means the one in that place, a value the one that was pointed at. Pressed faster than the server answers, they mean what comes. */
  const choose = (meant: number | string) => {
    ahead.current = isStale ? meant : null
    const i = typeof meant === 'number' ? meant : choices.findIndex(({ value }) => value === meant)
    const choice = choices[i]
    if (isStale || !choice) return
    if (options.target) host.remember(choice.value, choice.title)
    onChange(valueOf(options.kind, choice.value))
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[i]?.focus()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the choices have come
  useEffect(() => {
    if (!isStale && ahead.current !== null) choose(ahead.current)
  }, [isStale])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0
    if (digit) choose(Number(digit) - 1)
    else if (step !== 0) choose((Math.max(at, step > 0 ? -1 : 0) + step + choices.length) % Math.max(choices.length, 1))
    else if ((event.key === 'Backspace' || event.key === 'Delete') && !required) onChange(undefined)
    else return
    event.preventDefault()
  }
  return (
    // The way in from a refused save: the focus goes on to the button that has the place.
    <div ref={group} role="radiogroup" aria-label={label} aria-describedby={describedBy} aria-required={required || undefined} aria-invalid={isInvalid || undefined} aria-busy={isStale} tabIndex={-1} className={classes.group} onFocus={(event) => event.target === group.current && group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()} onKeyDown={onKeyDown}>
      {choices.map((choice, i) => {
        const isPlace = i === Math.max(at, 0)
        return (
          // A native one sends the form's own value and takes the arrows for itself.
          <button key={choice.value} type="button" role="radio" {...(isPlace && { id })} aria-label={choice.title} aria-checked={i === at} tabIndex={isPlace ? 0 : -1} className={classes.button} onClick={() => choose(choice.value)}>
            {i < mostKeys && choices.length > 1 && <kbd className={classes.key} aria-hidden>{i + 1}</kbd>}
            {choice.title}
            {options.target && <host.Warnings entity={options.target.entity} id={choice.value} />}
          </button>
        )
      })}
      {offered?.length === 0 && <span className={classes.none}>{host.text('nothingFound')}</span>}
    </div>
  )
}

const valueOf = (kind: string | null, value: string): Json => (kind === 'boolean' ? value === 'true' : value)
