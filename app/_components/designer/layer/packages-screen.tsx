'use client'
import { Button, FileButton } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DraftFiles } from '../../../../engine/client.ts'
import { packDraft, readPackage } from '../../../(studio)/layers.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { Arrival } from './arrival.tsx'
import { manifestIn } from './layered.ts'
import classes from './packages.module.css'

/** Bytes of a file that are sent at all; a package has far fewer. */
const largest = 7_500_000

/** Definitions as one file: taken away, and brought in from elsewhere. */
export function PackagesScreen() {
  const t = useTranslations('layers')
  const { files, dealerships } = useStudio()
  const [incoming, setIncoming] = useState<{ readonly files: DraftFiles; readonly count: number } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [reads, setReads] = useState(0)
  const manifest = manifestIn(files)
  const download = async (dealership: string | null) => {
    const answer = await reply(packDraft(files, dealership))
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) save(answer.data, `${manifest?.id ?? 'package'}-${dealership ?? manifest?.version ?? ''}.zip`)
  }
  const read = async (file: File | null) => {
    if (!file) return
    setIncoming(null)
    if (file.size > largest) return setRefusal({ code: 'BAD_INPUT', message: t('tooLarge'), hint: null, issues: [], data: null })
    setBusy(true)
    const form = new FormData()
    form.set('file', file)
    const answer = await reply(readPackage(form))
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setIncoming({ files: answer.data, count: reads + 1 })
    setReads(reads + 1)
  }
  const own = dealerships.filter(({ code }) => files[`overlays/${code}.json`] !== undefined)
  return (
    <div className={studio.page}>
      <div className={classes.page}>
        <section aria-label={t('takeAway')} className={classes.part}>
          <h2 className={studio.heading}>{t('takeAway')}</h2>
          <p className="muted">{t('takeAwayHint', { name: manifest ? `${manifest.id} ${manifest.version}` : '' })}</p>
          <div className={classes.row}>
            <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void download(null)}>{t('downloadAll')}</Button>
            {own.map(({ code, title }) => <Button key={code} variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void download(code)}>{t('downloadOne', { dealership: title })}</Button>)}
          </div>
        </section>
        <section aria-label={t('bring')} className={classes.part}>
          <h2 className={studio.heading}>{t('bring')}</h2>
          <p className="muted">{t('bringHint')}</p>
          <div className={classes.row}>
            <FileButton onChange={(file) => void read(file)} accept=".zip,.json,application/zip,application/json" inputProps={{ 'aria-label': t('choose') }}>
              {(props) => <Button {...props} loading={busy} leftSection={<IconUpload size={14} aria-hidden />}>{t('choose')}</Button>}
            </FileButton>
          </div>
          {refusal && <Problem refusal={refusal} />}
        </section>
        {incoming && <Arrival key={incoming.count} incoming={incoming.files} onDone={() => setIncoming(null)} />}
      </div>
    </div>
  )
}

function save(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
