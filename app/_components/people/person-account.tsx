'use client'
import { Button, Group } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { resetPassword, setActive } from '../../(workplace)/users/actions.ts'
import { AskDialog } from '../ask-dialog.tsx'
import { Secret } from '../secret.tsx'
import classes from './people.module.css'
import type { PersonProps } from './person-drawer.tsx'
import { Problem } from '../problem.tsx'
import { useStaffChange } from './use-staff-change.ts'

/** Password and the right to sign in at all. */
export function PersonAccount({ person, isSelf, onChange }: PersonProps) {
  const t = useTranslations('people')
  const [asked, setAsked] = useState<'reset' | 'close' | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const { run, refusal, isBusy } = useStaffChange(onChange)
  const reset = async () => {
    const done = await run(() => resetPassword(person.login))
    if (done?.result.password) setPassword(done.result.password)
  }
  if (isSelf) return null
  return (
    <section className={classes.section}>
      <h3>{t('account')}</h3>
      {refusal && <Problem refusal={refusal} />}
      {password !== null && <Secret title={t('newPassword', { name: person.name })} text={password} onDone={() => setPassword(null)} />}
      <Group gap={8}>
        <Button variant="default" onClick={() => setAsked('reset')}>{t('resetPassword')}</Button>
        {person.isActive ? <Button variant="light" color="red" onClick={() => setAsked('close')}>{t('deactivate')}</Button> : <Button loading={isBusy} onClick={() => void run(() => setActive(person.login, true))}>{t('activate')}</Button>}
      </Group>
      {asked === 'reset' && <AskDialog title={t('resetPassword')} text={t('resetSure', { name: person.name })} submit={t('resetPassword')} cancel={t('cancel')} onClose={() => setAsked(null)} onSubmit={reset} />}
      {asked === 'close' && <AskDialog title={t('deactivate')} text={t('deactivateSure', { name: person.name })} submit={t('deactivate')} cancel={t('cancel')} onClose={() => setAsked(null)} onSubmit={async () => void (await run(() => setActive(person.login, false)))} />}
    </section>
  )
}
