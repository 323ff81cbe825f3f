'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { interfaceLocales } from '../../_lib/locale.ts'
import { chooseLanguage } from './actions.ts'
import { type DemoAccount, DemoAccounts } from './demo-accounts.tsx'
import { SignInForm } from './sign-in-form.tsx'
import classes from './sign-in.module.css'

interface Props {
  /** Path to go to afterwards. */
  readonly next: string
  readonly locale: string
  readonly accounts: readonly DemoAccount[]
}

export function SignIn({ next, locale, accounts }: Props) {
  const t = useTranslations('sign-in')
  const router = useRouter()
  const [chosen, setChosen] = useState<DemoAccount | null>(null)
  const choose = async (language: string) => {
    await chooseLanguage(language)
    router.refresh()
  }
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={accounts.length > 0}>
        <section className={classes.form}>
          <header>
            <p className={classes.brand}>
              <span className={classes.mark} aria-hidden="true" />
              Pitlane
            </p>
            <h1 className={classes.title}>{t('title')}</h1>
            <p className="muted">{t('purpose')}</p>
          </header>
          <SignInForm key={chosen?.login ?? ''} account={chosen} next={next} />
          <nav className={classes.languages} aria-label={t('language')}>
            {interfaceLocales.map((language) => (
              <button key={language} type="button" lang={language} aria-pressed={language === locale} onClick={() => void choose(language)}>
                {t(`languages.${language}`)}
              </button>
            ))}
          </nav>
        </section>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} chosen={chosen} onChoose={setChosen} />}
      </div>
    </main>
  )
}
