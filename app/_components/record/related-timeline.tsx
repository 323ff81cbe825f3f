'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RelatedEntry } from '../../../engine/client.ts'
import { readRelated } from '../../(workplace)/actions.ts'
import type { Answer } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { ListSkeleton } from '../skeletons.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './related-timeline.module.css'

/** Everything that happened around the record, newest first. */
export function RelatedTimeline({ entity, id }: { readonly entity: string; readonly id: string }) {
  const t = useTranslations('record')
  const [result, setResult] = useState<Answer<readonly RelatedEntry[]> | null>(null)
  useEffect(() => void reply(readRelated(entity, id)).then(setResult), [entity, id])
  if (result === null) return <ListSkeleton />
  if (!result.ok) return <Problem refusal={result.refusal} />
  if (result.data.length === 0) return <p className={`muted ${classes.none}`}>{t('noLinked')}</p>
  return <ol className={classes.entries}>{result.data.map((entry) => <Entry key={`${entry.kind} ${entry.id}`} entry={entry} own={id} />)}</ol>
}

function Entry({ entry, own }: { readonly entry: RelatedEntry; readonly own: string }) {
  const format = useFormat()
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <time className={classes.at} dateTime={entry.at} title={format.dateTime(entry.at)}>{format.date(entry.at)}</time>
      <div className={classes.what}>
        <div className={classes.head}>
          <span className="muted">{entry.entityTitle}</span>
          {entry.record === own ? <span>{entry.label}</span> : <Link className="link" href={`/${entry.entity}/${entry.record}`} prefetch={false}>{entry.label}</Link>}
          {entry.state && <StateChip title={entry.state.title} color={entry.state.color} category={entry.state.category} />}
        </div>
        {entry.text && <div className={classes.text}>{entry.text}</div>}
      </div>
    </li>
  )
}
