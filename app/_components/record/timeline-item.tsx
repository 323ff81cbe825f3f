import { Button } from '@mantine/core'
import { IconArrowRight, IconFile, IconFileOff, IconSend } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { EntityView, TimelineEntry } from '../../../engine/client.ts'
import { fileSize } from '../files/file-size.ts'
import { FileThumb } from '../files/file-thumb.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './timeline.module.css'

/** One thing that happened: who, what, when, and what came of it. */
export function TimelineItem({ entry, entity, onRestore }: { readonly entry: TimelineEntry; readonly entity: EntityView; readonly onRestore: (file: string) => void }) {
  const format = useFormat()
  const categoryOf = (value: string): string | undefined => entity.states.find((state) => state.value === value)?.category
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <div className={classes.head}>
        <What entry={entry} />
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
      {entry.file ? <FileLine entry={entry} file={entry.file} onRestore={onRestore} /> : entry.message === null && entry.text && <div className={classes.text}><Spoken text={entry.text} names={entry.mentions} /></div>}
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

function What({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTranslations('record')
  const tt = useTranslations('timeline')
  const { kind, message } = entry
  if (message) return <span className={classes.what}><IconSend size={13} aria-hidden /> {tt('message', { recipient: message.recipient })} <span className="muted">{entry.text} · {tt(`status.${message.status}`)}</span></span>
  const did = kind === 'file' ? tt('file') : kind === 'file-deleted' ? tt('fileDeleted') : kind === 'message' ? '' : (entry.title ?? t(`did.${kind}`))
  return <span className={classes.what}><span className={classes.actor}>{entry.actor}</span> <span className="muted">{did}</span></span>
}

function FileLine({ entry, file, onRestore }: { readonly entry: TimelineEntry; readonly file: NonNullable<TimelineEntry['file']>; readonly onRestore: (file: string) => void }) {
  const tt = useTranslations('timeline')
  const format = useFormat()
  if (file.isDeleted) {
    return (
      <div className={classes.file}>
        <IconFileOff size={16} stroke={1.6} aria-hidden /> <del>{entry.text}</del> <span className="muted">{tt('deletedFile')}</span>
        {entry.kind === 'file-deleted' && file.mayRestore && <Button size="compact-xs" variant="subtle" onClick={() => onRestore(file.id)}>{tt('putBack')}</Button>}
      </div>
    )
  }
  return (
    <div className={classes.file}>
      {file.mediaType.startsWith('image/') ? <FileThumb file={{ ...file, hasPreview: false }} /> : <IconFile size={16} stroke={1.6} aria-hidden />}
      <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">{entry.text}</a> <span className="muted">{fileSize(file.size, format.locale)}</span>
    </div>
  )
}

/** Text as it was written; names of people spoken to stand out. */
function Spoken({ text, names }: { readonly text: string; readonly names: readonly string[] }) {
  if (names.length === 0) return text
  const pattern = new RegExp(`(@(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}))`, 'u')
  let end = 0
  return text.split(pattern).map((part) => {
    end += part.length
    return <span key={end} {...(part.startsWith('@') && pattern.test(part) && classes.mention ? { className: classes.mention } : {})}>{part}</span>
  })
}
