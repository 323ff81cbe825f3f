'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EntityView, FilesView, TimelineEntry, TimelineKind } from '../../../engine/client.ts'
import { readTimeline } from '../../(workplace)/timeline-actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { restoreFile } from '../files/file-requests.ts'
import { FilesPanel } from '../files/files-panel.tsx'
import { Problem } from '../problem.tsx'
import { CommentInput } from './comment-input.tsx'
import classes from './timeline.module.css'
import { TimelineItem } from './timeline-item.tsx'

const kinds = ['comments', 'changes', 'files', 'messages'] as const satisfies readonly TimelineKind[]
/** As many as come at once: fewer are the end. */
const page = 50

interface Props {
  readonly entity: EntityView
  readonly id: string
  readonly entries: readonly TimelineEntry[]
  readonly files: FilesView | null
  /** Counts what was heard of the record since it was opened. */
  readonly news?: number
}

/** What happened to the record, newest first, its files, and a place to say something. */
export function Timeline({ entity, id, entries, files, news = 0 }: Props) {
  const t = useTranslations('record')
  const tt = useTranslations('timeline')
  const [shown, setShown] = useState(entries)
  const [kind, setKind] = useState<TimelineKind | null>(null)
  const [isLoading, setLoading] = useState(false)
  const [hasMore, setMore] = useState(entries.length >= page)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  /** Answers may overtake one another: only that to the last question counts. */
  const asked = useRef(0)
  const read = useCallback(async (wanted: TimelineKind | null, { before, isAsked = true }: { readonly before?: TimelineEntry; readonly isAsked?: boolean } = {}) => {
    const turn = ++asked.current
    setLoading(true)
    const result = await reply(readTimeline(entity.name, id, { ...(wanted && { kinds: [wanted] }), ...(before && { before: { at: before.at, id: before.id } }) }))
    if (turn !== asked.current) return
    setLoading(false)
    // Nobody has asked for what follows the record: it comes once the connection is back.
    if (!result.ok) return setRefusal(isAsked ? result.refusal : null)
    setRefusal(null)
    setKind(wanted)
    setShown((all) => (before ? [...all, ...result.data] : result.data))
    setMore(result.data.length >= page)
  }, [entity.name, id])
  const again = () => void read(kind, { isAsked: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer page decides, whatever is filtered meanwhile
  useEffect(() => {
    if (kind !== null) return again()
    setShown(entries)
    setMore(entries.length >= page)
  }, [entries])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter that is chosen reads for itself
  useEffect(() => {
    if (news === 0) return
    const timer = setTimeout(again, 200)
    return () => clearTimeout(timer)
  }, [news])
  const restore = async (file: string) => {
    const refused = await restoreFile(file)
    if (refused) setRefusal(refused)
    else again()
  }
  const last = shown.at(-1)
  return (
    <aside className={classes.timeline} aria-label={t('timeline')}>
      {files && <FilesPanel place={`${entity.name}/${id}`} files={files} news={news} onChanged={again} />}
      <CommentInput entity={entity.name} id={id} onSent={again} />
      <div className={classes.filters} role="group" aria-label={tt('filters')}>
        {([null, ...kinds] as const).map((one) => <button key={one ?? 'all'} type="button" aria-pressed={kind === one} onClick={() => void read(one)}>{tt(one ?? 'all')}</button>)}
      </div>
      {refusal && <Problem refusal={refusal} />}
      {shown.length === 0 && <p className="muted">{kind === null ? t('noEntries') : tt('none')}</p>}
      <ol className={classes.entries} aria-busy={isLoading}>{shown.filter((entry) => !isRepeated(entry, shown)).map((entry) => <TimelineItem key={`${entry.kind}${entry.id}`} entry={entry} entity={entity} onRestore={(file) => void restore(file)} />)}</ol>
      {hasMore && last && <Button size="compact-sm" variant="default" loading={isLoading} onClick={() => void read(kind, { before: last })}>{tt('earlier')}</Button>}
    </aside>
  )
}

/** A comment that an event wrote stands with the event already. */
const isRepeated = (entry: TimelineEntry, all: readonly TimelineEntry[]): boolean =>
  entry.kind === 'comment' && all.some((other) => other.kind === 'transition' && other.at === entry.at && other.actor === entry.actor && other.text === entry.text)
