'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import classes from './file-editor.module.css'
import { locatePointer } from './pointer-line.ts'

const lineHeight = 18

interface Props {
  readonly path: string
  readonly text: string
  readonly pointer: string | null
  readonly jump: number
  readonly isChanged: boolean
  readonly onChange: (text: string) => void
  readonly onRevert: () => void
  readonly onDelete: () => void
}

/** What is wrong with the text as JSON, in the words of the browser; null where nothing is. */
function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

/** A file as text with line numbers; says at once whether it is JSON. */
export function FileEditor({ path, text, pointer, jump, isChanged, onChange, onRevert, onDelete }: Props) {
  const t = useTranslations('definitions')
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => Array.from({ length: text.split('\n').length }, (_, i) => i + 1).join('\n'), [text])
  const problem = useMemo(() => jsonProblem(text), [text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: jumps when asked, not while typing
  useEffect(() => {
    const found = pointer === null ? null : locatePointer(text, pointer)
    if (!found || !area.current) return
    area.current.focus()
    area.current.setSelectionRange(found.offset, text.indexOf('\n', found.offset) === -1 ? text.length : text.indexOf('\n', found.offset))
    area.current.scrollTop = Math.max(0, (found.line - 6) * lineHeight)
  }, [pointer, jump])
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Tab' || event.shiftKey) return
    // Escape first, then Tab leaves the field: the keyboard is never trapped.
    if (event.currentTarget.dataset.leaving === 'true') return
    event.preventDefault()
    event.currentTarget.setRangeText('  ', event.currentTarget.selectionStart, event.currentTarget.selectionEnd, 'end')
    onChange(event.currentTarget.value)
  }
  return (
    <section className={classes.editor} aria-label={path}>
      <div className={classes.editorHead}>
        <span className={classes.path}>{path}</span>
        <span className={problem === null ? classes.valid : classes.invalid} role="status">{problem === null ? t('valid') : t('invalid', { problem })}</span>
        <span className={classes.gap} />
        {isChanged && <Button size="compact-xs" variant="subtle" onClick={onRevert}>{t('revert')}</Button>}
        <ActionIcon size={24} aria-label={t('deleteFile')} title={t('deleteFile')} onClick={onDelete}><IconTrash size={14} aria-hidden /></ActionIcon>
      </div>
      <div className={classes.text}>
        <div ref={gutter} className={classes.gutter} aria-hidden>{lines}</div>
        <textarea
          ref={area}
          className={classes.area}
          aria-label={t('content', { path })}
          aria-invalid={problem !== null}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          wrap="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.dataset.leaving = 'true'
            indent(event)
          }}
          onFocus={(event) => { event.currentTarget.dataset.leaving = 'false' }}
          onScroll={(event) => { if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop }}
        />
      </div>
    </section>
  )
}
