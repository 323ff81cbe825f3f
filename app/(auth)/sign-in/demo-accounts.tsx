'use client'
import { useTranslations } from 'next-intl'
import classes from './sign-in.module.css'

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: string
  /** Name of the dealership; null for the network. */
  readonly place: string | null
}

interface Props {
  readonly accounts: readonly DemoAccount[]
  readonly chosen: DemoAccount | null
  readonly onChoose: (account: DemoAccount) => void
}

/** Accounts of the demo network by dealership; a click fills the form. */
export function DemoAccounts({ accounts, chosen, onChoose }: Props) {
  const t = useTranslations('sign-in')
  const places = [...new Set(accounts.map(({ place }) => place ?? ''))].sort()
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className="muted">{t('demo.hint')}</p>
      {places.map((place) => (
        <div key={place} className={classes.site}>
          <h3>{place === '' ? t('demo.network') : place}</h3>
          <ul>
            {accounts
              .filter((account) => (account.place ?? '') === place)
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
