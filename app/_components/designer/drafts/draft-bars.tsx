'use client'
import { Alert, Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cancelScheduled } from '../../../(studio)/draft-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import { ConflictsDialog } from './conflicts-dialog.tsx'
import { useRebase } from './use-rebase.ts'

/** What the draft has to tell: changed twice, over an older version, planned, gone, not saved. */
export function DraftBars() {
  const t = useTranslations('studio-drafts')
  const { saving, refusal, isGone } = useStudio()
  return (
    <>
      {saving === 'waiting' && (refusal ? <Problem refusal={refusal} /> : <Alert color="yellow" variant="light" m={12} role="status">{t('waiting')}</Alert>)}
      {isGone && <Alert color="gray" variant="light" m={12} role="status">{t('gone')}</Alert>}
      <Scheduled />
      <ChangedTwice />
      <Rebase />
    </>
  )
}

function Scheduled() {
  const t = useTranslations('studio-drafts')
  const format = useFormat()
  const { draft, session } = useStudio()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const planned = draft?.scheduled
  if (!planned) return null
  const cancel = async () => {
    const answer = await reply(cancelScheduled(planned.id))
    setRefusal(answer.ok ? null : answer.refusal)
    await session.news()
  }
  return (
    <>
      <Alert color="blue" variant="light" m={12} role="status">
        {t('scheduled', { at: format.dateTime(planned.at), by: planned.by })} <Button size="compact-xs" variant="subtle" onClick={() => void cancel()}>{t('cancelScheduled')}</Button>
      </Alert>
      {refusal && <Problem refusal={refusal} />}
    </>
  )
}

/** Somebody else is changing the same place of the draft. */
function ChangedTwice() {
  const t = useTranslations('studio-drafts')
  const { contested, settle } = useStudio()
  const [isOpen, setOpen] = useState(false)
  if (contested.length === 0) return null
  const conflicts = contested.flatMap((one) => one.conflicts)
  const by = [...new Set(contested.map((one) => one.by))].filter((name) => name !== '').join(', ')
  return (
    <>
      <Alert color="orange" variant="light" m={12} role="alert">
        {t('changedTwice', { by, count: conflicts.length })} <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>{t('choose')}</Button>
      </Alert>
      {isOpen && (
        <ConflictsDialog
          title={t('choose')}
          hint={t('changedTwiceHint')}
          conflicts={conflicts}
          ours={t('mine')}
          theirs={by === '' ? t('other') : t('of', { name: by })}
          onClose={() => setOpen(false)}
          onChoose={(choices) => {
            setOpen(false)
            for (const [path, chosen] of Object.entries(choices)) settle(path, chosen)
          }}
        />
      )}
    </>
  )
}

/** Somebody published: the draft comes over the new version. */
function Rebase() {
  const t = useTranslations('studio-drafts')
  const { isBehind } = useStudio()
  const { conflicts, refusal, choose } = useRebase()
  const [isOpen, setOpen] = useState(false)
  if (!isBehind) return null
  if (refusal) return <Problem refusal={refusal} />
  if (conflicts.length === 0) return null
  return (
    <>
      <Alert color="orange" variant="light" m={12} role="alert">
        {t('behind', { count: conflicts.length })} <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>{t('choose')}</Button>
      </Alert>
      {isOpen && (
        <ConflictsDialog
          title={t('choose')}
          hint={t('behindHint')}
          conflicts={conflicts}
          ours={t('inDraft')}
          theirs={t('inLive')}
          onClose={() => setOpen(false)}
          onChoose={(choices) => {
            setOpen(false)
            choose(choices)
          }}
        />
      )}
    </>
  )
}
