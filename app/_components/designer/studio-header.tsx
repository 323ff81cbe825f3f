'use client'
import { Alert, Button, Modal, Popover } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconForms } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Issue, PublishPlan } from '../../../engine/client.ts'
import { planDraft, publishDraft } from '../../(studio)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { Issues, Plan } from './publishing/outcomes.tsx'
import { type Decisions, PublishDialog } from './publishing/publish-dialog.tsx'
import { useStudio } from './studio-context.tsx'

/** The draft at a glance, on every tab: what is changed, what is wrong with it, what it would do, and making it live. */
export function StudioHeader() {
  const t = useTranslations('definitions')
  const router = useRouter()
  const { files, changed, isBehind, live, clear, open } = useStudio()
  const [plan, setPlan] = useState<PublishPlan | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState<'plan' | 'publish' | null>(null)
  const [isPublishing, setPublishing] = useState(false)

  const jump = ({ file, pointer }: Issue) => {
    setPlan(null)
    if (file) open(file, pointer)
  }
  const lookAhead = async () => {
    setBusy('plan')
    const answer = await reply(planDraft(files))
    setBusy(null)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setPlan(answer.data)
  }
  const publish = async (note: string, decisions: Decisions) => {
    setBusy('publish')
    setPublishing(false)
    const answer = await reply(publishDraft(files, note, live?.id ?? 0, decisions.mapping, decisions.resolutions))
    setBusy(null)
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    notifications.show({ color: 'green', message: t('published', { version: answer.data.version }) })
    clear()
    router.refresh()
  }
  return (
    <>
      <PageHeader icon={<IconForms size={18} stroke={1.6} aria-hidden />} title={t('title')} note={changed.size > 0 ? t('changedFiles', { count: changed.size }) : live && t('live', { version: live.version })}>
        <IssuesButton />
        <Button variant="default" loading={busy === 'plan'} onClick={() => void lookAhead()}>{t('plan')}</Button>
        <Button loading={busy === 'publish'} disabled={changed.size === 0} onClick={() => setPublishing(true)}>{t('publish')}</Button>
      </PageHeader>
      {isBehind && <Alert color="yellow" variant="light" m={12}>{t('behind')}</Alert>}
      {refusal && <Problem refusal={refusal} />}
      {plan && <Modal opened onClose={() => setPlan(null)} title={t('planTitle')} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}><Plan plan={plan} onJump={jump} /></Modal>}
      {isPublishing && <PublishDialog title={t('publishTitle', { count: changed.size })} hint={t('publishHint')} submit={t('publish')} plan={({ mapping, resolutions }) => planDraft(files, mapping, resolutions)} onClose={() => setPublishing(false)} onSubmit={(note, decisions) => void publish(note, decisions)} />}
    </>
  )
}

/** How many things are wrong; which, and where, when it is opened. */
function IssuesButton() {
  const t = useTranslations('definitions')
  const { issues, open } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const jump = ({ file, pointer }: Issue) => {
    setOpen(false)
    if (file) open(file, pointer)
  }
  const isWrong = issues.some(({ severity }) => severity !== 'warning')
  return (
    <Popover opened={isOpen} onChange={setOpen} width={420} position="bottom-end" shadow="md" withinPortal>
      <Popover.Target><Button variant="default" {...(isWrong && { c: 'var(--state-red)' })} onClick={() => setOpen(!isOpen)}>{issues.length === 0 ? t('noIssuesShort') : t('issues', { count: issues.length })}</Button></Popover.Target>
      <Popover.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        <div role="status">{issues.length === 0 ? t('noIssues') : <Issues issues={issues} onJump={jump} />}</div>
      </Popover.Dropdown>
    </Popover>
  )
}
