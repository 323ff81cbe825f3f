'use client'
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from 'next-auth/react'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { chooseLocale } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import type { DemoAccount } from './demo-accounts.tsx'
import classes from './sign-in.module.css'

type Problem = 'wrong' | 'throttled' | 'unavailable'

interface Props {
  /** Fills the form. */
  readonly account: DemoAccount | null
  readonly next: string
}

/** Asks next-auth for a session. What was typed stays when it is refused. */
export function SignInForm({ account, next }: Props) {
  const t = useTranslations('sign-in')
  const locale = useLocale()
  const [login, setLogin] = useState(account?.login ?? '')
  const [password, setPassword] = useState(account?.password ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // A filled form is one Enter away from being sent.
  useEffect(() => {
    if (account) button.current?.focus()
  }, [account])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const problem = await attempt(login, password)
    if (problem === null) {
      // What people read here is what they are written to in, on every page and by every refusal.
      await reply(chooseLocale(locale))
      return window.location.assign(next)
    }
    setProblem(problem)
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className={classes.fields}>
      <TextInput label={t('login')} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required withAsterisk={false} size="sm" value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
      <PasswordInput label={t('password')} name="password" autoComplete="current-password" required withAsterisk={false} size="sm" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
      {problem && (
        <Alert color="red" variant="light" role="alert" py="xs">
          {t(problem)}
        </Alert>
      )}
      <Button ref={button} type="submit" size="sm" fullWidth loading={busy}>
        {t('submit')}
      </Button>
    </form>
  )
}

async function attempt(login: string, password: string): Promise<Problem | null> {
  try {
    const answer = await signIn('credentials', { login, password, redirect: false })
    if (answer?.ok) return null
    if (answer?.error === 'CredentialsSignin') return 'wrong'
    return answer?.error === 'Throttled' ? 'throttled' : 'unavailable'
  } catch {
    return 'unavailable'
  }
}
