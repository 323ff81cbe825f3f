'use client'
import { useTranslations } from 'next-intl'
import classes from './sign-in.module.css'

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: string
}

interface Props {
  readonly accounts: readonly DemoAccount[]
  readonly chosen: DemoAccount | null
  readonly onChoose: (account: DemoAccount) => void
}

/** The dealership part of a login: `advisor.tyumen` → `tyumen`; '' for the network. */
const siteOf = (login: string): string => login.split('.')[1] ?? ''

/** Accounts of the demo network by dealership; a click fills the form. */
export function DemoAccounts({ accounts, chosen, onChoose }: Props) {
  const t = useTranslations('sign-in')
  const sites = [...new Set(accounts.map(({ login }) => siteOf(login)))].sort()
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className="muted">{t('demo.hint')}</p>
      {sites.map((site) => (
        <div key={site} className={classes.site}>
          <h3>{site === '' ? t('demo.network') : site}</h3>
          <ul>
            {accounts
              .filter(({ login }) => siteOf(login) === site)
              .sort((a, b) => (a.login < b.login ? -1 : 1))
              .map((account) => (
                <li key={account.login}>
                  <button type="button" aria-pressed={account === chosen} onClick={() => onChoose(account)} title={account.name}>
                    <span>{account.role}</span>
                    <code>{account.login}</code>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
