'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { ScheduledPublication } from '../../../../engine/client.ts'
import { listScheduled } from '../../../(studio)/draft-actions.ts'
import { reply } from '../../../_lib/request.ts'
import { StateChip } from '../../state-chip.tsx'
import { useFormat } from '../../workplace-context.tsx'
import { Issues } from '../publishing/outcomes.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './changes.module.css'

const colors = { waiting: 'blue', published: 'green', refused: 'red', cancelled: 'grey' } as const

/** Publications that were planned, and what came of them. */
export function ScheduledList() {
  const t = useTranslations('studio-changes')
  const format = useFormat()
  const { come, draft, open } = useStudio()
  const [planned, setPlanned] = useState<readonly ScheduledPublication[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when something was heard of
  useEffect(() => {
    void reply(listScheduled()).then((answer) => answer.ok && setPlanned(answer.data))
  }, [come, draft?.scheduled?.id])
  if (planned.length === 0) return null
  return (
    <section>
      <h2 className={classes.title}>{t('planned')}</h2>
      <ul className={classes.list}>
        {planned.map(({ id, name, at, by, status, issues, note }) => (
          <li key={id} className={classes.planned}>
            <span>{name} <StateChip title={t(`status.${status}`)} color={colors[status]} /></span>
            <span className="muted">{format.dateTime(at)} · {by}</span>
            {note && <span>{note}</span>}
            {issues.length > 0 && <Issues issues={issues} onJump={({ file, pointer }) => file && open(file, pointer)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
