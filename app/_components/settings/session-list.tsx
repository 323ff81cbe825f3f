'use client'
import { Button } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SessionView } from '../../../engine/client.ts'
import { endOtherSessions, endSession, readSessions } from '../../(workplace)/settings/actions.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import { browserName } from './browser-name.ts'
import classes from './settings.module.css'

export interface Sessions {
  readonly sessions: readonly SessionView[]
  readonly current: string | null
}

/** Browsers somebody is signed in with, each of which can be ended. `login`: somebody else's. */
export function SessionList({ login, initial }: { readonly login?: string; readonly initial: Sessions }) {
  const t = useTranslations('settings')
  const format = useFormat()
  const [{ sessions, current }, setSessions] = useState(initial)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const end = async (which: string, ended: Promise<Answer<unknown>>) => {
    setBusy(which)
    const done = await reply(ended)
    const now = await reply(readSessions(login))
    setBusy(null)
    setRefusal(done.ok ? null : done.refusal)
    if (now.ok) setSessions(now.data)
  }
  const others = sessions.filter(({ id }) => id !== current)
  return (
    <>
      {refusal && <Problem refusal={refusal} />}
      {sessions.length === 0 && <p className="muted">{t('sessions.none')}</p>}
      <ul className={classes.entries}>
        {sessions.map((session) => {
          const device = browserName(session.userAgent) ?? t('sessions.unknown')
          return (
            <li key={session.id} className={classes.entry}>
              <IconDeviceDesktop size={18} stroke={1.6} aria-hidden />
              <div className={classes.entryText}>
                <div>{device}{session.id === current && <span className={classes.mark}>{t('sessions.current')}</span>}</div>
                <div className="muted" title={format.dateTime(session.lastSeenAt)} suppressHydrationWarning>{[session.address, t('sessions.seen', { when: format.ago(session.lastSeenAt) })].filter(Boolean).join(' · ')}</div>
              </div>
              {session.id !== current && <Button variant="default" loading={busy === session.id} aria-label={t('sessions.endFor', { device })} onClick={() => void end(session.id, endSession(session.id, login))}>{t('sessions.end')}</Button>}
            </li>
          )
        })}
      </ul>
      {others.length > 1 && <Button variant="default" loading={busy === '*'} onClick={() => void end('*', endOtherSessions(login))}>{login === undefined ? t('sessions.endOthers') : t('sessions.endAll')}</Button>}
    </>
  )
}
