'use client'
import { Button, Textarea } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { EntityView, TimelineEntry } from '../../../engine/client.ts'
import { addComment } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './timeline.module.css'

/** What happened to the record, newest first, and a place to say something. */
export function Timeline({ entity, id, entries }: { readonly entity: EntityView; readonly id: string; readonly entries: readonly TimelineEntry[] }) {
  const t = useTranslations('record')
  const [shown, setShown] = useState(entries)
  const [text, setText] = useState('')
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => setShown(entries), [entries])
  const send = async () => {
    if (text.trim() === '') return
    setSending(true)
    const result = await reply(addComment(entity.name, id, text.trim()))
    setSending(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    setText('')
    setShown(result.data)
  }
  return (
    <aside className={classes.timeline} aria-label={t('timeline')}>
      <div className={classes.input}>
        <Textarea aria-label={t('comment')} placeholder={t('commentHint')} autosize minRows={1} maxRows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send() }} />
        {text.trim() !== '' && <Button mt={4} size="compact-sm" loading={isSending} onClick={() => void send()} title="Ctrl+Enter">{t('send')}</Button>}
      </div>
      {refusal && <Problem refusal={refusal} />}
      {shown.length === 0 && <p className="muted">{t('noEntries')}</p>}
      <ol className={classes.entries}>{shown.filter((entry) => !isRepeated(entry, shown)).map((entry) => <Entry key={entry.id} entry={entry} entity={entity} />)}</ol>
    </aside>
  )
}

/** A comment that an event wrote stands with the event already. */
const isRepeated = (entry: TimelineEntry, all: readonly TimelineEntry[]): boolean =>
  entry.kind === 'comment' && all.some((other) => other.kind === 'transition' && other.at === entry.at && other.actor === entry.actor && other.text === entry.text)

function Entry({ entry, entity }: { readonly entry: TimelineEntry; readonly entity: EntityView }) {
  const t = useTranslations('record')
  const format = useFormat()
  const categoryOf = (value: string): string | undefined => entity.states.find((state) => state.value === value)?.category
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <div className={classes.head}>
        <span className={classes.what}><span className={classes.actor}>{entry.actor}</span> <span className="muted">{entry.title ?? t(`did.${entry.kind}`)}</span></span>
        <time className="muted" dateTime={entry.at} title={format.dateTime(entry.at)} suppressHydrationWarning>{format.ago(entry.at)}</time>
      </div>
      {entry.kind === 'transition' && entry.to && entry.from?.value !== entry.to.value && (
        <div className={classes.states}>
          {/* A state that the definitions have no more has no name either. */}
          {entry.from && <StateChip title={entry.from.title} color={entry.from.color} category={categoryOf(entry.from.value)} />}
          <IconArrowRight size={14} aria-hidden />
          <StateChip title={entry.to.title} color={entry.to.color} category={categoryOf(entry.to.value)} />
        </div>
      )}
      {entry.text && <div className={classes.text}>{entry.text}</div>}
      {entry.changes.length > 0 && (
        <ul className={classes.changes}>
          {entry.changes.filter(({ to }) => to !== entry.text).map((change) => (
            <li key={change.field}>
              <span className="muted">{change.field}: </span>
              {change.from !== '' && change.from !== '—' && <><del>{change.from}</del> <IconArrowRight size={12} aria-hidden /> </>}
              <span>{change.to || '—'}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
