'use client'
import { Alert } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { tellLinked, useNamedRecords } from '../../_lib/linked-changes.ts'
import { useSubscription } from '../../_lib/use-subscription.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

const query = 'subscription ($ids: [ID!]) { recordChanged(ids: $ids) { id kind version by { name } } }'

/** As many as one subscription may name. */
const mostFollowed = 300

interface Changed {
  readonly recordChanged: { readonly id: string; readonly kind: 'CREATED' | 'UPDATED' | 'DELETED' | 'TRANSITIONED' | 'COMMENTED' | 'ATTACHED'; readonly version: number; readonly by: { readonly name: string } | null }
}

/** Says who changed the record while it is open, and has it shown anew; passes on what becomes of the records that it names. */
export function LiveChange({ form, onTold }: { readonly form: RecordFormState; /** Hears of everything, comments and files too. */ readonly onTold: () => void }) {
  const t = useTranslations('record')
  const { dealership } = useWorkplace()
  const { base, isDirty, isWriting, written } = form
  const [last, setLast] = useState<Changed['recordChanged'] | null>(null)
  const site = base.dealership ?? dealership
  const named = useNamedRecords()
  const ids = [...(base.id === null ? [] : [base.id]), ...named].slice(0, mostFollowed)
  useSubscription<Changed>(site, ids.length === 0 ? null : query, { ids }, {
    onEvent: ({ recordChanged }) => {
      if (recordChanged.id !== base.id) return tellLinked([recordChanged.id])
      onTold()
      // What was done from here is shown already.
      if (recordChanged.version <= Math.max(base.version, written) || isWriting) return
      setLast(recordChanged)
      // What is being typed stays: what comes in is merged below it.
      if (recordChanged.kind !== 'DELETED') void form.refresh()
    },
    onLost: () => {
      tellLinked()
      if (base.id !== null) void form.refresh()
    },
  })
  // Also what was done from here and only heard of before the answer came.
  if (!last || last.version <= written) return null
  const by = last.by?.name ?? t('liveSomebody')
  const text = last.kind === 'DELETED' ? t('liveDeleted', { by }) : isDirty && last.version > base.version ? t('liveWhileTyping', { by }) : t('liveChanged', { by })
  return (
    <Alert role="status" color={last.kind === 'DELETED' ? 'red' : 'blue'} variant="light" className={classes.live} icon={<IconRefresh size={16} aria-hidden />} withCloseButton closeButtonLabel={t('close')} onClose={() => setLast(null)}>
      {text}
    </Alert>
  )
}
