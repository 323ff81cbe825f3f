'use client'
import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconCamera, IconDownload, IconRefresh, IconTrash, IconUpload, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { FilesView, FileView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { AskDialog } from '../ask-dialog.tsx'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import { readFiles, removeFile } from './file-requests.ts'
import { fileSize } from './file-size.ts'
import { FileThumb } from './file-thumb.tsx'
import classes from './files.module.css'
import { useDroppedFiles } from './use-dropped-files.ts'
import { type Upload, type Uploads, useUploads } from './use-uploads.ts'

interface Props {
  /** `<entity>/<record>`. */
  readonly place: string
  readonly files: FilesView
  /** Counts what was heard of the record since. */
  readonly news: number
  readonly onChanged: () => void
}

/** Files of a record: dropped, chosen, pasted or photographed; opened, downloaded, deleted. */
export function FilesPanel({ place, files: first, news, onChanged }: Props) {
  const t = useTranslations('files')
  const [shown, setShown] = useState(first)
  const [deleting, setDeleting] = useState<FileView | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  useEffect(() => setShown(first), [first])
  const uploads = useUploads(place, shown.limit, (file) => {
    setShown((all) => ({ ...all, files: [file, ...all.files.filter(({ id }) => id !== file.id)] }))
    onChanged()
  })
  useEffect(() => {
    if (news === 0) return
    void readFiles(place).then((now) => now && setShown(now))
  }, [place, news])
  const isOver = useDroppedFiles(shown.mayEdit, uploads.add)
  const remove = async (file: FileView) => {
    const refusal = await removeFile(file.id)
    setProblem(refusal)
    if (refusal) return
    setShown((all) => ({ ...all, files: all.files.filter(({ id }) => id !== file.id) }))
    onChanged()
  }
  if (!shown.mayEdit && shown.files.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}{uploads.percent === null ? <span className="muted tabular"> {shown.files.length}</span> : <span className="tabular">: {t('percent', { percent: uploads.percent })}</span>}</h2>
        {shown.mayEdit && <Pickers onFiles={uploads.add} />}
      </div>
      {uploads.percent !== null && <Progress value={uploads.percent} size={4} aria-label={t('title')} transitionDuration={100} />}
      {problem && <Problem refusal={problem} />}
      <ul className={classes.list}>
        {uploads.list.map((upload) => <Sending key={upload.id} upload={upload} uploads={uploads} />)}
        {shown.files.map((file) => <Kept key={file.id} file={file} {...(shown.mayEdit && { onDelete: () => setDeleting(file) })} />)}
      </ul>
      {shown.mayEdit && shown.files.length === 0 && uploads.list.length === 0 && <p className="muted">{t('empty')}</p>}
      {isOver && <div className={classes.over}><div>{t('dropHere')}</div></div>}
      {deleting && <AskDialog title={t('deleteTitle', { name: deleting.name })} text={t('deleteHint')} submit={t('delete')} cancel={t('cancel')} onClose={() => setDeleting(null)} onSubmit={() => remove(deleting)} />}
    </section>
  )
}

function Pickers({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('files')
  const [chooser, camera] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const taken = (input: HTMLInputElement): void => {
    onFiles([...(input.files ?? [])])
    // The same file may be chosen again.
    input.value = ''
  }
  return (
    <>
      <ActionIcon className={classes.camera ?? ''} variant="default" size={28} aria-label={t('camera')} title={t('camera')} onClick={() => camera.current?.click()}><IconCamera size={16} stroke={1.6} aria-hidden /></ActionIcon>
      <Button size="compact-sm" variant="default" leftSection={<IconUpload size={14} stroke={1.6} aria-hidden />} onClick={() => chooser.current?.click()} title={t('uploadHint')}>{t('upload')}</Button>
      <input ref={chooser} type="file" multiple hidden aria-label={t('upload')} onChange={(event) => taken(event.currentTarget)} />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden aria-label={t('camera')} onChange={(event) => taken(event.currentTarget)} />
    </>
  )
}

function Sending({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const t = useTranslations('files')
  const reason = useRefusal()
  const { id, file, status, sent } = upload
  return (
    <li className={classes.file} data-status={status}>
      <span className={classes.thumb} aria-hidden><IconUpload size={16} stroke={1.6} /></span>
      <div className={classes.what}>
        <div className={classes.name}>{file.name}</div>
        {status === 'refused' && upload.refusal ? <div role="alert" className={classes.refused}>{reason(upload.refusal)}</div> : <div className="muted tabular">{status === 'lost' ? t('lost') : status === 'waiting' ? t('waiting') : t('percent', { percent: Math.floor((100 * sent) / Math.max(file.size, 1)) })}</div>}
      </div>
      {status === 'lost' && <ActionIcon variant="subtle" color="gray" aria-label={t('again')} title={t('again')} onClick={() => uploads.again(id)}><IconRefresh size={16} aria-hidden /></ActionIcon>}
      <ActionIcon variant="subtle" color="gray" aria-label={t(status === 'refused' ? 'dismiss' : 'stop')} title={t(status === 'refused' ? 'dismiss' : 'stop')} onClick={() => uploads.drop(id)}><IconX size={16} aria-hidden /></ActionIcon>
    </li>
  )
}

/** Why a file was not taken, in the reader's words. */
function useRefusal() {
  const t = useTranslations('files')
  const format = useFormat()
  const known = ['empty', 'runnable', 'page', 'script', 'double', 'many'] as const
  return ({ message, data }: Refusal): string => {
    const facts = typeof data === 'object' && data !== null ? (data as { readonly reason?: string; readonly limit?: number }) : {}
    if (facts.limit !== undefined) return t('refused.large', { limit: fileSize(facts.limit, format.locale) })
    const reason = known.find((one) => one === facts.reason)
    return reason ? t(`refused.${reason}`) : message || t('refused.other')
  }
}

function Kept({ file, onDelete }: { readonly file: FileView; readonly onDelete?: () => void }) {
  const t = useTranslations('files')
  const format = useFormat()
  const url = `/api/files/${file.id}`
  return (
    <li className={classes.file}>
      <FileThumb file={file} />
      <div className={classes.what}>
        <a className={classes.name} href={url} target="_blank" rel="noreferrer">{file.name}</a>
        {/* biome-ignore lint/a11y/useMediaCaption: nobody wrote down what was said. */}
        {file.isRecording && <audio className={classes.player} controls preload="none" src={url} aria-label={t('listen', { name: file.name })} />}
        <div className="muted">{fileSize(file.size, format.locale)} · {file.by} · <time dateTime={file.at} title={format.dateTime(file.at)} suppressHydrationWarning>{format.ago(file.at)}</time></div>
      </div>
      <ActionIcon component="a" href={`${url}?download`} download variant="subtle" color="gray" aria-label={`${t('download')}: ${file.name}`} title={t('download')}><IconDownload size={16} stroke={1.6} aria-hidden /></ActionIcon>
      {onDelete && <ActionIcon variant="subtle" color="gray" aria-label={`${t('delete')}: ${file.name}`} title={t('delete')} onClick={onDelete}><IconTrash size={16} stroke={1.6} aria-hidden /></ActionIcon>}
    </li>
  )
}
