'use client'
import { Switch } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { ProfileView, TokenView } from '../../../engine/client.ts'
import { readSessions } from '../../(workplace)/settings/actions.ts'
import { chime } from '../../_lib/chime.ts'
import { reply } from '../../_lib/request.ts'
import { PageHeader } from '../page-header.tsx'
import { useInterfaceSettings } from '../interface-settings.tsx'
import { PushSwitch } from '../push/push-switch.tsx'
import { LookSection } from './look-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SessionList, type Sessions } from './session-list.tsx'
import classes from './settings.module.css'
import { TokenSection } from './token-section.tsx'

interface Props {
  readonly profile: ProfileView
  readonly sessions: Sessions
  readonly tokens: readonly TokenView[]
  /** Where tokens may be made; none: the person has nothing to do with tokens. */
  readonly tokenPlaces: readonly (string | null)[]
  readonly dealerships: Readonly<Record<string, string>>
}

/** What everybody sets for themselves, on one page. */
export function SettingsScreen({ profile, sessions: initial, tokens, tokenPlaces, dealerships }: Props) {
  const t = useTranslations('settings')
  const { settings, choose } = useInterfaceSettings()
  const [sessions, setSessions] = useState(initial)
  const look = async () => {
    const now = await reply(readSessions())
    if (now.ok) setSessions(now.data)
  }
  const sound = (isOn: boolean) => {
    // What was chosen is heard at once.
    if (isOn) chime()
    void choose({ sounds: isOn })
  }
  const hasTokens = tokenPlaces.length > 0 || tokens.length > 0
  const sections: readonly (readonly [string, ReactNode])[] = [
    ['profile', <ProfileSection key="profile" profile={profile} />],
    ['look', <LookSection key="look" />],
    ['notices', (
      <div key="notices" className={classes.stack}>
        <Switch label={t('notices.toasts')} checked={settings.toasts} onChange={(event) => void choose({ toasts: event.currentTarget.checked })} />
        <Switch label={t('notices.sounds')} checked={settings.sounds} onChange={(event) => sound(event.currentTarget.checked)} />
        <PushSwitch />
      </div>
    )],
    ['password', <PasswordSection key="password" login={profile.login} onChanged={() => void look()} />],
    ['sessions', <SessionList key={sessions.sessions.map(({ id }) => id).join()} initial={sessions} />],
    ...(hasTokens ? [['tokens', <TokenSection key="tokens" initial={tokens} places={tokenPlaces} dealerships={dealerships} />] as const] : []),
  ]
  return (
    <>
      <PageHeader icon={<IconSettings size={18} stroke={1.6} aria-hidden />} title={t('title')} />
      <div className={classes.body}>
        <nav className={classes.contents} aria-label={t('sections')}>{sections.map(([name]) => <a key={name} href={`#${name}`}>{t(`${name}.title`)}</a>)}</nav>
        <div className={classes.sections}>
          {sections.map(([name, content]) => (
            <section key={name} id={name} className={classes.section} aria-labelledby={`${name}-title`}>
              <h2 id={`${name}-title`}>{t(`${name}.title`)}</h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </>
  )
}
