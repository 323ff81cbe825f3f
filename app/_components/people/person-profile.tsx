'use client'
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { changePerson } from '../../(workplace)/users/actions.ts'
import { useTexts } from '../../_lib/use-texts.ts'
import classes from './people.module.css'
import type { PersonProps } from './person-drawer.tsx'
import { Problem } from '../problem.tsx'
import { useStaffChange } from './use-staff-change.ts'

export function PersonProfile({ person, onChange }: PersonProps) {
  const t = useTranslations('people')
  // Only what was touched is sent: somebody else may be changing the rest.
  const { changes, input } = useTexts({ name: person.name, position: person.position ?? '', email: person.email ?? '', phone: person.phone ?? '', extension: person.extension ?? '' })
  const { run, refusal, isBusy } = useStaffChange(onChange)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => changePerson(person.login, changes))) notifications.show({ message: t('saved') })
  }
  const readOnly = !person.mayChange
  return (
    <form className={classes.section} onSubmit={(event) => void save(event)}>
      <h3>{t('profile')}</h3>
      {refusal && <Problem refusal={refusal} />}
      <div className={classes.fields}>
        <TextInput label={t('name')} readOnly={readOnly} {...input('name')} required maxLength={120} />
        <TextInput label={t('position')} readOnly={readOnly} {...input('position')} maxLength={120} />
        <TextInput label={t('email')} readOnly={readOnly} {...input('email')} type="email" maxLength={254} />
        <TextInput label={t('phone')} readOnly={readOnly} {...input('phone')} type="tel" maxLength={40} />
        <TextInput label={t('extension')} description={t('extensionHint')} readOnly={readOnly} {...input('extension')} maxLength={40} />
        <TextInput label={t('login')} value={person.login} readOnly variant="filled" />
      </div>
      {person.mayChange && <Button type="submit" loading={isBusy} disabled={Object.keys(changes).length === 0}>{t('save')}</Button>}
    </form>
  )
}
