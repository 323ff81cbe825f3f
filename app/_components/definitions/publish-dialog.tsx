'use client'
import { Alert, Button, Loader, Modal, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import type { PublishPlan, StateMapping } from '../../../engine/client.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import classes from './definitions.module.css'
import { Issues } from './outcomes.tsx'
import { StrandedStates } from './stranded-states.tsx'

interface Props {
  readonly title: string
  readonly hint: string
  readonly submit: string
  /** What would happen with this mapping. */
  readonly plan: (mapping: StateMapping) => Promise<Answer<PublishPlan>>
  readonly onClose: () => void
  readonly onSubmit: (note: string, mapping: StateMapping) => void
}

/**
 * Shows what a version would do before it is made live, asks where the records of gone states go, and for a note:
 * what changed and why, for whoever reads the list of versions later.
 */
export function PublishDialog({ title, hint, submit, plan, onClose, onSubmit }: Props) {
  const t = useTranslations('definitions')
  const [note, setNote] = useState('')
  const [mapping, setMapping] = useState<StateMapping>({})
  const [found, setFound] = useState<PublishPlan | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is asked for by what is chosen, not by who renders
  useEffect(() => {
    let isStale = false
    void reply(plan(mapping)).then((answer) => {
      if (isStale) return
      if (answer.ok) setFound(answer.data)
      else setRefusal(answer.refusal)
    })
    return () => {
      isStale = true
    }
  }, [mapping])
  const issues = found?.issues ?? []
  const isReady = found !== null && issues.every(({ severity }) => severity === 'warning')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) onSubmit(note, mapping)
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={send}>
        <p className="muted">{hint}</p>
        {refusal && <Problem refusal={refusal} />}
        {!found && !refusal && <p role="status"><Loader size="xs" aria-hidden /> {t('planning')}</p>}
        {found && found.stranded.length > 0 && <StrandedStates stranded={found.stranded} mapping={mapping} onChange={setMapping} />}
        {issues.length > 0 && <div role="status"><Issues issues={issues} onJump={() => onClose()} /></div>}
        {found && isReady && <Alert color="gray" variant="light" my={8}>{t('changesAhead', { count: found.changes.length })}</Alert>}
        <Textarea label={t('note')} autosize minRows={2} data-autofocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!isReady}>{submit}</Button>
        </div>
      </form>
    </Modal>
  )
}
