'use client'
import { Button, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Mentionable } from '../../../engine/client.ts'
import { addComment, findMentionable } from '../../(workplace)/timeline-actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { PresenceDot } from '../presence/presence-dot.tsx'
import { Problem } from '../problem.tsx'
import { useKept } from '../use-kept.ts'
import classes from './timeline.module.css'

/** What stands between an @ and the caret; null where nobody is being named. */
function mentionAt(text: string, caret: number): string | null {
  return /(?:^|\s)@([\p{L}\p{N}.-]{0,30}(?: [\p{L}\p{N}.-]{0,30})?)$/u.exec(text.slice(0, caret))?.[1] ?? null
}

interface Unsent {
  readonly text: string
  readonly mentioned: readonly Mentionable[]
}

const unsaid: Unsent = { text: '', mentioned: [] }

/** A place to say something; @ offers people who may read the record. What was not sent is still there the next time. */
export function CommentInput({ entity, id, onSent }: { readonly entity: string; readonly id: string; readonly onSent: () => void }) {
  const t = useTranslations('record')
  const tt = useTranslations('timeline')
  const area = useRef<HTMLTextAreaElement>(null)
  const [{ text, mentioned }, keep] = useKept<Unsent>(`comment/${entity}/${id}`, unsaid)
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [search, setSearch] = useState<string | null>(null)
  const [found, setFound] = useState<readonly Mentionable[]>([])
  const [active, setActive] = useState(0)
  useEffect(() => {
    if (search === null) return setFound([])
    let isOver = false
    const timer = setTimeout(async () => {
      const result = await reply(findMentionable(entity, id, search))
      if (isOver) return
      setFound(result.ok ? result.data : [])
      setActive(0)
    }, 150)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [entity, id, search])
  const look = () => setSearch(area.current ? mentionAt(area.current.value, area.current.selectionStart) : null)
  const choose = (person: Mentionable) => {
    const caret = area.current?.selectionStart ?? text.length
    const begin = caret - (search?.length ?? 0)
    const next = `${text.slice(0, begin)}${person.name} ${text.slice(caret)}`
    keep({ text: next, mentioned: [...mentioned.filter((one) => one.id !== person.id), person] })
    setSearch(null)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(begin + person.name.length + 1, begin + person.name.length + 1)
    })
  }
  const send = async () => {
    if (text.trim() === '' || isSending) return
    setSending(true)
    const result = await reply(addComment(entity, id, text.trim(), mentioned.filter(({ name }) => text.includes(`@${name}`)).map((person) => person.id)))
    setSending(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    keep(unsaid)
    onSent()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return void send()
    if (found.length === 0) return
    const person = found[active]
    if (event.key === 'ArrowDown') setActive((active + 1) % found.length)
    else if (event.key === 'ArrowUp') setActive((active + found.length - 1) % found.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person)
    else if (event.key === 'Escape') setSearch(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isOpen = search !== null && found.length > 0
  return (
    <div className={classes.input}>
      <Textarea ref={area} aria-label={t('comment')} placeholder={tt('hint')} autosize minRows={1} maxRows={8} value={text} aria-autocomplete="list" {...(isOpen && { 'aria-controls': 'mentionable', 'aria-activedescendant': `mentionable-${active}` })} onChange={(event) => { keep({ text: event.currentTarget.value, mentioned }); look() }} onClick={look} onBlur={() => setTimeout(() => setSearch(null), 150)} onKeyDown={onKeyDown} />
      {isOpen && (
        <div id="mentionable" role="listbox" aria-label={tt('people')} className={classes.people}>
          {found.map((person, index) => (
            <div key={person.id} id={`mentionable-${index}`} role="option" tabIndex={-1} aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); choose(person) }}>
              {person.name} {person.position && <span className="muted">{person.position}</span>} <PresenceDot id={person.id} isSmall />
            </div>
          ))}
        </div>
      )}
      {text.trim() !== '' && <Button mt={4} size="compact-sm" loading={isSending} onClick={() => void send()} title="Ctrl+Enter">{t('send')}</Button>}
      {refusal && <Problem refusal={refusal} />}
    </div>
  )
}
