'use client'
import { Alert, Button, Loader, Modal, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import type { Issue, OverlayResolutions, PublishPlan, StateMapping } from '../../../../engine/client.ts'
import type { Answer, Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import classes from './publishing.module.css'
import { isConflict } from './is-conflict.ts'
import { Issues } from './outcomes.tsx'
import { OverlayConflicts } from './overlay-conflicts.tsx'
import { PublishTime } from './publish-time.tsx'
import { StrandedStates } from './stranded-states.tsx'

/** What publishing asks whoever publishes. */
export interface Decisions {
  readonly mapping: StateMapping
  readonly resolutions: OverlayResolutions
}

interface Props {
  readonly title: string
  readonly hint: string
  readonly submit: string
  /** What would happen with these decisions. */
  readonly plan: (decisions: Decisions) => Promise<Answer<PublishPlan>>
  readonly onClose: () => void
  readonly onSubmit: (note: string, decisions: Decisions) => void
  /** Does it at a time (ISO 8601) instead of at once; absent: there is no such choice. */
  readonly onLater?: (at: string, note: string, decisions: Decisions) => void
}

/** What is asked for above already, in words and with the choices. */
function isAsked({ stranded, conflicts }: PublishPlan, issue: Issue): boolean {
  const isState = issue.pointer === '/states' && stranded.some(({ entity }) => issue.file === `entities/${entity}/machine.json`)
  return isState || isConflict(conflicts, issue)
}

/**
 * Shows what a version would do before it is made live, asks where the records of gone states go and what holds where
 * overlays want something else, and for a note: what changed and why, for whoever reads the list of versions later.
 */
export function PublishDialog({ title, hint, submit, plan, onClose, onSubmit, onLater }: Props) {
  const t = useTranslations('definitions')
  const [note, setNote] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const [decisions, setDecisions] = useState<Decisions>({ mapping: {}, resolutions: {} })
  // What is settled stays in sight, so that it can be settled otherwise.
  const [asked, setAsked] = useState<PublishPlan['conflicts']>([])
  const [found, setFound] = useState<PublishPlan | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is asked for by what is chosen, not by who renders
  useEffect(() => {
    let isStale = false
    void reply(plan(decisions)).then((answer) => {
      if (isStale) return
      if (!answer.ok) return setRefusal(answer.refusal)
      setFound(answer.data)
      setAsked((known) => [...known, ...answer.data.conflicts.filter((one) => !known.some(({ id, dealership }) => id === one.id && dealership === one.dealership))])
    })
    return () => {
      isStale = true
    }
  }, [decisions])
  const issues = (found?.issues ?? []).filter((issue) => found && !isAsked(found, issue))
  const isReady = found?.issues.every(({ severity }) => severity === 'warning') === true
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    if (at === null) onSubmit(note, decisions)
    else if (at !== '') onLater?.(at, note, decisions)
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={send}>
        <p className="muted">{hint}</p>
        {refusal && <Problem refusal={refusal} />}
        {!found && !refusal && <p role="status"><Loader size="xs" aria-hidden /> {t('planning')}</p>}
        {found && found.stranded.length > 0 && <StrandedStates stranded={found.stranded} mapping={decisions.mapping} onChange={(mapping) => setDecisions({ ...decisions, mapping })} />}
        {asked.length > 0 && <OverlayConflicts conflicts={asked} resolutions={decisions.resolutions} onChange={(resolutions) => setDecisions({ ...decisions, resolutions })} />}
        {issues.length > 0 && <div role="status"><Issues issues={issues} onJump={() => onClose()} /></div>}
        {found && isReady && <Alert color="gray" variant="light" my={8}>{t('changesAhead', { count: found.changes.length })}</Alert>}
        <Textarea label={t('note')} autosize minRows={2} data-autofocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {onLater && <PublishTime at={at} onChange={setAt} />}
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!isReady || at === ''}>{at === null ? submit : t('publishLater')}</Button>
        </div>
      </form>
    </Modal>
  )
}
