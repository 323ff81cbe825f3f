'use client'
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { ProfileView } from '../../../engine/client.ts'
import { saveProfile } from '../../(workplace)/settings/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { useTexts } from '../../_lib/use-texts.ts'
import { Problem } from '../problem.tsx'
import classes from './settings.module.css'

export function ProfileSection({ profile }: { readonly profile: ProfileView }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const { changes, input } = useTexts({ name: profile.name, position: profile.position ?? '', email: profile.email ?? '', phone: profile.phone ?? '' })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await reply(saveProfile(changes))
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    notifications.show({ message: t('saved') })
    router.refresh()
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <p className="muted">{t('profile.hint')}</p>
      {refusal && <Problem refusal={refusal} />}
      <div className={classes.fields}>
        <TextInput label={t('profile.name')} {...input('name')} required maxLength={120} autoComplete="name" />
        <TextInput label={t('profile.position')} {...input('position')} maxLength={120} autoComplete="organization-title" />
        <TextInput label={t('profile.email')} {...input('email')} type="email" maxLength={254} autoComplete="email" />
        <TextInput label={t('profile.phone')} {...input('phone')} type="tel" maxLength={40} autoComplete="tel" />
        <TextInput label={t('profile.login')} value={profile.login} readOnly variant="filled" />
      </div>
      <Button type="submit" loading={isBusy} disabled={Object.keys(changes).length === 0}>{t('save')}</Button>
    </form>
  )
}
