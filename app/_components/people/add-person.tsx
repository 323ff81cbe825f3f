'use client'
import { Button, Group, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { StaffView } from '../../../engine/client.ts'
import { addPerson } from '../../(workplace)/users/actions.ts'
import { interfaceLocales } from '../../_lib/locale.ts'
import { useTexts } from '../../_lib/use-texts.ts'
import { Secret } from '../secret.tsx'
import classes from './people.module.css'
import { type Picked, RolePicker } from './role-picker.tsx'
import { Problem } from '../problem.tsx'
import { useStaffChange } from './use-staff-change.ts'

interface Props {
  readonly places: StaffView['places']
  readonly titleOf: (code: string | null) => string
  readonly onAdded: (staff: StaffView) => void
  readonly onClose: () => void
}

const blank = { name: '', login: '', position: '', email: '', phone: '', password: '' }

/** A new person with a first role and a first password. */
export function AddPerson({ places, titleOf, onAdded, onClose }: Props) {
  const t = useTranslations('people')
  const shell = useTranslations('shell')
  const own = useLocale()
  const { given, input } = useTexts(blank)
  const [locale, setLocale] = useState<string>(own)
  const [picked, setPicked] = useState<Picked>({ place: places.at(-1)?.code ?? null, role: '' })
  const [password, setPassword] = useState<string | null>(null)
  const { run, refusal, isBusy } = useStaffChange(onAdded)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const { password: chosen, ...person } = given
    const memberships = picked.role === '' ? [] : [{ role: picked.role, dealership: picked.place }]
    const done = await run(() => addPerson({ ...person, locale, memberships, ...(chosen === '' ? {} : { password: chosen }) }))
    if (done?.result.password) setPassword(done.result.password)
    else if (done) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('add')} size="lg" closeButtonProps={{ 'aria-label': t('close') }} closeOnClickOutside={false}>
      {password !== null ? (
        <Secret title={t('newPassword', { name: given.name })} text={password} onDone={onClose} />
      ) : (
        <form onSubmit={(event) => void add(event)} autoComplete="off">
          {refusal && <Problem refusal={refusal} />}
          <div className={classes.fields}>
            <TextInput label={t('name')} {...input('name')} required maxLength={120} data-autofocus />
            <TextInput label={t('position')} {...input('position')} maxLength={120} />
            <TextInput label={t('login')} {...input('login')} required maxLength={60} description={t('loginHint')} />
            <PasswordInput label={t('password')} {...input('password')} autoComplete="new-password" description={t('passwordHint')} />
            <TextInput label={t('email')} {...input('email')} type="email" maxLength={254} />
            <TextInput label={t('phone')} {...input('phone')} type="tel" maxLength={40} />
            <RolePicker places={places} titleOf={titleOf} picked={picked} onPick={setPicked} />
            <Select label={shell('language')} data={interfaceLocales.map((language) => ({ value: language, label: shell(`languages.${language}`) }))} value={locale} onChange={(language) => setLocale(language ?? own)} />
          </div>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={isBusy}>{t('add')}</Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
