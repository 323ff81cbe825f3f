'use client'
import { Popover, Textarea } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { type Completion, completionsAt, titleOf } from '../../../../engine/client.ts'
import classes from './expression.module.css'
import type { ExpressionScope } from './scope.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly scope: ExpressionScope
  readonly placeholder?: string | undefined
  readonly isInvalid: boolean
  readonly describedBy: string
  readonly onChange: (value: string) => void
}

/** So many are offered at once. */
const atMost = 40

/** CEL as text; what fits at the caret is offered while one types, or at Ctrl+Space. */
export function CelText({ id, label, value, scope, placeholder, isInvalid, describedBy, onChange }: Props) {
  const t = useTranslations('expression')
  const area = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const [offer, setOffer] = useState<{ readonly from: number; readonly items: readonly Completion[] } | null>(null)
  const [at, setAt] = useState(0)
  const open = (source: string, caret: number) => {
    const { from, items } = completionsAt(source, caret, scope.types)
    // What stands there whole already needs no offer.
    const [first] = items
    setOffer(items.length === 0 || (items.length === 1 && first?.insert === source.slice(from, caret)) ? null : { from, items: items.slice(0, atMost) })
    setAt(0)
  }
  const type = (source: string, caret: number) => {
    onChange(source)
    if (/[\p{L}\d_."'([]$/u.test(source.slice(0, caret))) open(source, caret)
    else setOffer(null)
  }
  const take = (item: Completion) => {
    const field = area.current
    if (!offer || !field) return
    // As if it were typed: the browser's own undo takes it back.
    field.focus()
    field.setRangeText(item.insert, offer.from, field.selectionStart, 'end')
    const caret = offer.from + item.insert.length - item.back
    field.setSelectionRange(caret, caret)
    onChange(field.value)
    setOffer(null)
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      open(event.currentTarget.value, event.currentTarget.selectionStart)
    }
    if (!offer) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = offer.items[at]
    if (step !== 0) setAt((at + step + offer.items.length) % offer.items.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
    else if (event.key === 'Escape') setOffer(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover opened={offer !== null} position="bottom-start" width="target" trapFocus={false} withRoles={false} closeOnEscape={false} offset={2} withinPortal>
      <Popover.Target>
        <div>
          <Textarea
            ref={area}
            id={id}
            aria-label={label}
            aria-describedby={describedBy}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            {...(offer && { 'aria-controls': list, 'aria-activedescendant': `${list}-${at}` })}
            autosize
            minRows={1}
            maxRows={8}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            error={isInvalid}
            placeholder={placeholder}
            classNames={{ input: classes.cel ?? '' }}
            value={value}
            onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
            onKeyDown={keys}
            onBlur={() => setOffer(null)}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div id={list} role="listbox" aria-label={t('completions')} className={classes.list}>
          {offer?.items.map((item, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, as in any combobox
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the text
            <div key={`${item.kind} ${item.name}`} id={`${list}-${i}`} role="option" aria-selected={i === at} ref={i === at ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined} className={classes.option} onMouseDown={(event) => event.preventDefault()} onClick={() => take(item)}>
              <Offered item={item} />
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Offered({ item: { name, titles, usage } }: { readonly item: Completion }): ReactNode {
  const locale = useLocale()
  return (
    <>
      <code className={classes.name}>{name}</code>
      <span className={classes.what}>{titles ? titleOf(titles, locale) : usage && <code>{usage}</code>}</span>
    </>
  )
}
