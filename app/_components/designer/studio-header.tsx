'use client'
import { Alert, Button, Modal, Popover } from '@mantine/core'
import { IconForms } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Issue, PublishPlan } from '../../../engine/client.ts'
import { planDraft } from '../../(studio)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { DraftBars } from './drafts/draft-bars.tsx'
import { DraftPicker } from './drafts/draft-picker.tsx'
import { PeopleHere } from './drafts/people-here.tsx'
import { Issues, Plan } from './publishing/outcomes.tsx'
import { PublishButton } from './publishing/publish-button.tsx'
import { useStudio } from './studio-context.tsx'

/** The draft at a glance, on every tab: which one, who is in it, what is wrong with it, what it would do, and making it live. */
export function StudioHeader() {
  const t = useTranslations('definitions')
  const td = useTranslations('studio-drafts')
  const { files, changed, isBehind, live, saving, open } = useStudio()
  const [plan, setPlan] = useState<PublishPlan | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isPlanning, setBusy] = useState(false)

  const jump = ({ file, pointer }: Issue) => {
    setPlan(null)
    if (file) open(file, pointer)
  }
  const lookAhead = async () => {
    setBusy(true)
    const answer = await reply(planDraft(files))
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setPlan(answer.data)
  }
  const note = changed.size > 0 ? `${t('changedFiles', { count: changed.size })}${saving === 'waiting' ? '' : ` · ${td(saving)}`}` : live && t('live', { version: live.version })
  return (
    <>
      <PageHeader icon={<IconForms size={18} stroke={1.6} aria-hidden />} title={t('title')} badge={<DraftPicker />} note={note}>
        <PeopleHere />
        <IssuesButton />
        <Button variant="default" visibleFrom="sm" loading={isPlanning} onClick={() => void lookAhead()}>{t('plan')}</Button>
        <PublishButton onRefusal={setRefusal} />
      </PageHeader>
      {isBehind && <Alert color="yellow" variant="light" m={12}>{t('behind')}</Alert>}
      <DraftBars />
      {refusal && <Problem refusal={refusal} />}
      {plan && <Modal opened onClose={() => setPlan(null)} title={t('planTitle')} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}><Plan plan={plan} onJump={jump} /></Modal>}
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
