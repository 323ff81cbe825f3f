'use client'
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TokenView } from '../../../engine/client.ts'
import { readTokens, revokeToken } from '../../(workplace)/settings/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { AskDialog } from '../ask-dialog.tsx'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './settings.module.css'

interface Props {
  /** Somebody else's. */
  readonly login?: string
  readonly tokens: readonly TokenView[]
  readonly onChange: (tokens: readonly TokenView[]) => void
  readonly dealerships: Readonly<Record<string, string>>
}

/** API tokens with what became of them; those alive can be revoked. */
export function TokenList({ login, tokens, onChange, dealerships }: Props) {
  const t = useTranslations('settings')
  const format = useFormat()
  const [asked, setAsked] = useState<TokenView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const revoke = async ({ id }: TokenView) => {
    const done = await reply(revokeToken(id, login))
    setRefusal(done.ok ? null : done.refusal)
    const now = await reply(readTokens(login))
    if (now.ok) onChange(now.data)
  }
  const endOf = ({ revokedAt, expiresAt }: TokenView): string | null => (revokedAt ? t('tokens.revoked') : expiresAt === null ? null : Date.parse(expiresAt) < Date.now() ? t('tokens.expired') : t('tokens.until', { date: format.dateTime(expiresAt) }))
  const isAlive = ({ revokedAt, expiresAt }: TokenView): boolean => revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > Date.now())
  return (
    <>
      {refusal && <Problem refusal={refusal} />}
      {tokens.length === 0 && <p className="muted">{t('tokens.none')}</p>}
      <ul className={classes.entries}>
        {tokens.map((token) => (
          <li key={token.id} className={classes.entry} data-off={!isAlive(token) || undefined}>
            <IconKey size={18} stroke={1.6} aria-hidden />
            <div className={classes.entryText}>
              <div>{token.name}</div>
              <div className="muted" suppressHydrationWarning>
                {[token.dealership === null ? t('tokens.everywhere') : (dealerships[token.dealership] ?? token.dealership), endOf(token), token.lastUsedAt ? t('tokens.used', { when: format.ago(token.lastUsedAt) }) : t('tokens.unused')].filter(Boolean).join(' · ')}
              </div>
            </div>
            {isAlive(token) && <Button variant="default" aria-label={t('tokens.revokeFor', { name: token.name })} onClick={() => setAsked(token)}>{t('tokens.revoke')}</Button>}
          </li>
        ))}
      </ul>
      {asked && <AskDialog title={t('tokens.revoke')} text={t('tokens.revokeSure', { name: asked.name })} submit={t('tokens.revoke')} cancel={t('cancel')} onClose={() => setAsked(null)} onSubmit={() => revoke(asked)} />}
    </>
  )
}
