'use client'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { VersionView } from '../../../../engine/client.ts'
import { planDraft } from '../../../(studio)/actions.ts'
import { publishDraft, scheduleDraft } from '../../../(studio)/draft-actions.ts'
import type { Answer, Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import { type Decisions, PublishDialog } from './publish-dialog.tsx'

/** Makes the draft live, now or at a time, once everything of it is on the server. */
export function PublishButton({ onRefusal }: { readonly onRefusal: (refusal: Refusal | null) => void }) {
  const t = useTranslations('definitions')
  const td = useTranslations('studio-drafts')
  const format = useFormat()
  const { files, changed, contested, draft, isBehind, live, session, openDraft, seeVersion } = useStudio()
  /** Revision that is looked at in the dialog. */
  const [looked, setLooked] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)
  /** Told once the page shows it. */
  const [published, setPublished] = useState<VersionView | null>(null)
  const isShown = published !== null && live !== undefined && live.id >= published.id
  useEffect(() => {
    if (!published || !isShown) return
    notifications.show({ color: 'green', message: t('published', { version: published.version }) })
    setPublished(null)
  }, [published, isShown, t])

  const begin = async () => {
    onRefusal(null)
    setBusy(true)
    await session.news()
    setLooked(await session.saved())
    setBusy(false)
  }
  const carryOut = async <T,>(work: (id: string, revision: number) => Promise<Answer<T>>, then: (data: T) => void) => {
    if (!draft || looked === null) return
    setLooked(null)
    setBusy(true)
    const answer = await reply(work(draft.id, looked))
    setBusy(false)
    onRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) then(answer.data)
    else await session.news()
  }
  const publish = (note: string, decisions: Decisions) =>
    carryOut((id, revision) => publishDraft(id, { revision, note, ...decisions }), (version) => {
      void openDraft(null)
      seeVersion(version.id)
      setPublished(version)
    })
  const schedule = (at: string, note: string, decisions: Decisions) =>
    carryOut((id, revision) => scheduleDraft(id, at, { revision, note, ...decisions }), (planned) => {
      notifications.show({ color: 'green', message: td('willBePublished', { at: format.dateTime(planned.at) }) })
      void session.news()
    })
  return (
    <>
      <Button loading={isBusy} disabled={changed.size === 0 || contested.length > 0 || isBehind} onClick={() => void begin()}>{t('publish')}</Button>
      {looked !== null && draft && <PublishDialog title={t('publishTitle', { count: changed.size })} hint={t('publishHint')} submit={t('publish')} plan={({ mapping, resolutions }) => planDraft(files, mapping, resolutions)} onClose={() => setLooked(null)} onSubmit={(note, decisions) => void publish(note, decisions)} onLater={(at, note, decisions) => void schedule(at, note, decisions)} />}
    </>
  )
}
