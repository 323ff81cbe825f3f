'use client'
import { Button, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { changePassword } from '../../(workplace)/settings/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { useTexts } from '../../_lib/use-texts.ts'
import { Problem } from '../problem.tsx'
import classes from './settings.module.css'

const blank = { current: '', next: '', again: '' }

export function PasswordSection({ login, onChanged }: { readonly login: string; /** Other browsers are signed out by now. */ readonly onChanged: () => void }) {
  const t = useTranslations('settings')
  const { given, input, reset } = useTexts(blank)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const differ = given.again !== '' && given.again !== given.next
  const change = async (event: FormEvent) => {
    event.preventDefault()
    if (given.again !== given.next) return
    setBusy(true)
    const result = await reply(changePassword(given.current, given.next))
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    reset()
    notifications.show({ message: t('password.changed') })
    onChanged()
  }
  return (
    <form onSubmit={(event) => void change(event)}>
      <p className="muted">{t('password.hint')}</p>
      {refusal && <Problem refusal={refusal} />}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <div className={classes.fields}>
        <PasswordInput label={t('password.current')} required {...input('current')} autoComplete="current-password" />
        <PasswordInput label={t('password.next')} required {...input('next')} autoComplete="new-password" minLength={8} />
        <PasswordInput label={t('password.again')} required {...input('again')} autoComplete="new-password" error={differ && t('password.differ')} />
      </div>
      <Button type="submit" variant="default" loading={isBusy} disabled={given.next === '' || given.again !== given.next}>{t('password.change')}</Button>
    </form>
  )
}
