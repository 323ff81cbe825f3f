'use client'
import { Alert, Drawer } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { PersonView, StaffView, TokenView } from '../../../engine/client.ts'
import { readSessions, readTokens } from '../../(workplace)/settings/actions.ts'
import { reply } from '../../_lib/request.ts'
import { SessionList, type Sessions } from '../settings/session-list.tsx'
import { TokenList } from '../settings/token-list.tsx'
import { PersonAccount } from './person-account.tsx'
import classes from './people.module.css'
import { PersonProfile } from './person-profile.tsx'
import { PersonRoles } from './person-roles.tsx'

export interface PersonProps {
  readonly person: PersonView
  readonly places: StaffView['places']
  readonly titleOf: (code: string | null) => string
  readonly isSelf: boolean
  readonly onChange: (staff: StaffView) => void
}

/** One person beside the list: profile, roles, account, where they are signed in. */
export function PersonDrawer({ onClose, ...props }: PersonProps & { readonly onClose: () => void }) {
  const t = useTranslations('people')
  const { person } = props
  const dealerships = Object.fromEntries(props.places.map(({ code, title }) => [code ?? '*', title]))
  const access = useAccess(person)
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<span className={classes.drawerTitle}>{person.name}{!person.isActive && <span className={classes.closed}>{t('closed')}</span>}</span>} closeButtonProps={{ 'aria-label': t('close') }} transitionProps={{ duration: 120 }}>
      {!person.mayChange && <Alert color="gray" variant="light" mb={12}>{t('mayNot')}</Alert>}
      <PersonProfile {...props} />
      <PersonRoles {...props} />
      {person.mayChange && <PersonAccount {...props} />}
      {access.sessions && <section className={classes.section}><h3>{t('sessions')}</h3><SessionList login={person.login} initial={access.sessions} /></section>}
      {access.tokens && access.tokens.length > 0 && <section className={classes.section}><h3>{t('tokens')}</h3><TokenList login={person.login} tokens={access.tokens} onChange={access.setTokens} dealerships={dealerships} /></section>}
    </Drawer>
  )
}

/** Sessions and tokens are read when the person is opened, and only where they are the reader's to see. */
function useAccess({ login, mayChange }: PersonView) {
  const [sessions, setSessions] = useState<Sessions | null>(null)
  const [tokens, setTokens] = useState<readonly TokenView[] | null>(null)
  useEffect(() => {
    if (!mayChange) return
    let isHere = true
    void Promise.all([reply(readSessions(login)), reply(readTokens(login))]).then(([signedIn, made]) => {
      if (!isHere) return
      if (signedIn.ok) setSessions(signedIn.data)
      if (made.ok) setTokens(made.data)
    })
    return () => {
      isHere = false
    }
  }, [login, mayChange])
  return { sessions, tokens, setTokens }
}
