'use client'
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { changePerson } from '../../(workplace)/users/actions.ts'
import classes from './people.module.css'
import type { PersonProps } from './person-drawer.tsx'
import { Problem } from '../problem.tsx'
import { useStaffChange } from './use-staff-change.ts'

export function PersonProfile({ person, onChange }: PersonProps) {
  const t = useTranslations('people')
  const [given, setGiven] = useState({ name: person.name, position: person.position ?? '', email: person.email ?? '', phone: person.phone ?? '' })
  const { run, refusal, isBusy } = useStaffChange(onChange)
  // Only what was touched is sent: somebody else may be changing the rest.
  const changes = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== (person[key as keyof typeof given] ?? '')))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => changePerson(person.login, changes))) notifications.show({ message: t('saved') })
  }
  const input = (key: keyof typeof given) => ({ label: t(key), value: given[key], readOnly: !person.mayChange, onChange: (event: { readonly currentTarget: { readonly value: string } }) => { const { value } = event.currentTarget; setGiven((known) => ({ ...known, [key]: value })) } })
  return (
    <form className={classes.section} onSubmit={(event) => void save(event)}>
      <h3>{t('profile')}</h3>
      {refusal && <Problem refusal={refusal} />}
      <div className={classes.fields}>
        <TextInput {...input('name')} required maxLength={120} />
        <TextInput {...input('position')} maxLength={120} />
        <TextInput {...input('email')} type="email" maxLength={254} />
        <TextInput {...input('phone')} type="tel" maxLength={40} />
        <TextInput label={t('login')} value={person.login} readOnly variant="filled" />
      </div>
      {person.mayChange && <Button type="submit" loading={isBusy} disabled={Object.keys(changes).length === 0}>{t('save')}</Button>}
    </form>
  )
}
