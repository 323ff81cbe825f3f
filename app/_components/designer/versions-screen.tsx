'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { VersionView } from '../../../engine/client.ts'
import { planRollback, rollBack } from '../../(studio)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { type Decisions, PublishDialog } from './publishing/publish-dialog.tsx'
import { Versions } from './publishing/versions.tsx'
import { useStudio } from './studio-context.tsx'
import classes from './studio.module.css'

/** What was live and when; any of it can be made live again. */
export function VersionsScreen() {
  const t = useTranslations('definitions')
  const router = useRouter()
  const { versions } = useStudio()
  const [back, setBack] = useState<VersionView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const goBack = async ({ id, version }: VersionView, note: string, { mapping }: Decisions) => {
    setBack(null)
    const answer = await reply(rollBack(id, note.trim() || t('rollbackTo', { version, id }), mapping))
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) router.refresh()
  }
  return (
    <div className={classes.page}>
      {refusal && <Problem refusal={refusal} />}
      <Versions versions={versions} onRollback={setBack} />
      {back && <PublishDialog title={t('rollbackTo', { version: back.version, id: back.id })} hint={t('rollbackHint')} submit={t('rollback')} plan={({ mapping }) => planRollback(back.id, mapping)} onClose={() => setBack(null)} onSubmit={(note, decisions) => void goBack(back, note, decisions)} />}
    </div>
  )
}
