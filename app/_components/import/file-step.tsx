'use client'
import { Button, Progress } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './import.module.css'
import { uploadTable } from './upload-table.ts'

/** A file is chosen or dropped; it is refused in words, or read at once. */
export function FileStep({ entity, onReceived }: { readonly entity: string; readonly onReceived: (file: string) => void }) {
  const t = useTranslations('import')
  const locale = useLocale()
  const { dealership } = useWorkplace()
  const input = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)

  const take = async (file: File | undefined) => {
    if (!file || sent !== null) return
    setProblem(null)
    setSent(0)
    const result = await uploadTable({ entity, file, locale, dealership, onProgress: setSent })
    if ('id' in result) return onReceived(result.id)
    setSent(null)
    setProblem(result.message || t('uploadFailed'))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way beside the button
    <div className={classes.drop} data-over={isOver || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileUpload size={32} stroke={1.3} aria-hidden />
      <p>{t('dropHint')}</p>
      <input ref={input} type="file" hidden accept=".csv,.txt,.tsv,.xlsx" aria-label={t('choose')} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = '' }} />
      <Button onClick={() => input.current?.click()} disabled={sent !== null}>{t('choose')}</Button>
      {sent !== null && <Progress className={classes.sending ?? ''} value={sent * 100} aria-label={t('sending')} size={6} animated={sent === 1} striped={sent === 1} />}
      {sent !== null && <p className="muted">{sent === 1 ? t('reading') : t('sending')}</p>}
      {problem && <p role="alert" className={classes.problem}>{problem}</p>}
      <p className="muted">{t('limits')}</p>
    </div>
  )
}
