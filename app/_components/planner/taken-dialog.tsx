'use client'
import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { JsonObject, OverlapView } from '../../../engine/client.ts'
import { findFreeTimes } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { Overlaps } from '../free-times/time-notes.tsx'
import classes from './planner.module.css'

/** An entry that was put where others are. */
export interface TakenMove {
  readonly title: string
  readonly overlaps: readonly OverlapView[]
  readonly save: () => Promise<void>
  readonly leave: () => void
}

/** What the record would get in the way of. Where overlaps are refused the refusal itself says it; where nothing can be told the move goes on. */
export async function overlapsAt(entity: string, record: string, values: JsonObject): Promise<readonly OverlapView[]> {
  const answer = await reply(findFreeTimes(entity, { record, values, day: null }))
  return answer.ok && !answer.data.isRefused ? answer.data.overlaps : []
}

/** Asks before an entry takes time that is taken. */
export function TakenDialog({ entity, title, overlaps, save, leave }: TakenMove & { readonly entity: string }) {
  const t = useTranslations('free-times')
  const planner = useTranslations('planner')
  return (
    <Modal opened onClose={leave} title={t('moveTitle')} size="md" closeButtonProps={{ 'aria-label': planner('close') }}>
      <p className={classes.takenText}>{t('moveText', { name: title })}</p>
      <div className={classes.taken}><Overlaps entity={entity} overlaps={overlaps} isRefused={false} /></div>
      <div className={classes.dialogActions}>
        <Button variant="default" data-autofocus onClick={leave}>{t('moveBack')}</Button>
        <Button onClick={() => void save()}>{t('moveAnyway')}</Button>
      </div>
    </Modal>
  )
}
