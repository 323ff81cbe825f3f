'use client'
import { Anchor, Button, Group, Loader, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { WhereUsed } from '../../../../engine/client.ts'
import { whereUsed } from '../../../(studio)/field-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './fields.module.css'

interface Props {
  /** Stable id of what is to go. */
  readonly id: string
  readonly title: string
  readonly hint: string
  readonly onClose: () => void
  readonly onRemove: () => void
}

/** Before something is taken away: what speaks of it, and how many records hold something in it. */
export function RemoveDialog({ id, title, hint, onClose, onRemove }: Props) {
  const t = useTranslations('designer-form')
  const { open } = useStudio()
  const [used, setUsed] = useState<WhereUsed | 'new' | Refusal | null>(null)
  useEffect(() => {
    let isGone = false
    // What was never published is used by nothing that is live.
    void reply(whereUsed(id)).then((answer) => !isGone && setUsed(answer.ok ? answer.data : answer.refusal.code === 'NOT_FOUND' ? 'new' : answer.refusal))
    return () => {
      isGone = true
    }
  }, [id])
  const refusal = used !== null && used !== 'new' && 'code' in used ? used : null
  const known = used !== null && used !== 'new' && 'uses' in used ? used : null
  const uses = known?.uses ?? []
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {used === null && <Loader size="sm" aria-label={t('looking')} />}
      {refusal && <Problem refusal={refusal} />}
      {known?.records !== undefined && known.records !== null && known.records > 0 && <p>{t('holds', { count: known.records })}</p>}
      {used !== null && !refusal && uses.length === 0 && <p>{t('usedNowhere')}</p>}
      {uses.length > 0 && (
        <>
          <p>{t('usedIn', { count: uses.length })}</p>
          <ul className={classes.uses}>
            {uses.map(({ file, pointer, message }) => <li key={`${file}${pointer}${message}`}><Anchor component="button" type="button" onClick={() => { onClose(); open(file, pointer) }}>{message}</Anchor> <span className="muted">{file}</span></li>)}
          </ul>
        </>
      )}
      <p className="muted">{hint}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button color="red" disabled={used === null || refusal !== null} onClick={() => { onRemove(); onClose() }}>{t('remove')}</Button>
      </Group>
    </Modal>
  )
}
