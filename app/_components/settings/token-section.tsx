'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { TokenView } from '../../../engine/client.ts'
import { createToken, readTokens } from '../../(workplace)/settings/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { Secret } from '../secret.tsx'
import classes from './settings.module.css'
import { TokenList } from './token-list.tsx'

const durations = [7, 30, 90, 365, null] as const
/** Stands for everywhere, as in X-Dealership. */
const everywhere = '*'

/** One's own API tokens, and a new one. */
export function TokenSection({ initial, places, dealerships }: { readonly initial: readonly TokenView[]; readonly places: readonly (string | null)[]; readonly dealerships: Readonly<Record<string, string>> }) {
  const t = useTranslations('settings')
  const [tokens, setTokens] = useState(initial)
  const [name, setName] = useState('')
  const [place, setPlace] = useState(places[0] ?? everywhere)
  const [days, setDays] = useState('90')
  const [made, setMade] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const result = await reply(createToken(name, place === everywhere ? null : place, days === '' ? null : Number(days)))
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    setMade(result.data.text)
    setName('')
    const now = await reply(readTokens())
    if (now.ok) setTokens(now.data)
  }
  return (
    <>
      <p className="muted">{t('tokens.hint')}</p>
      {made && <Secret title={t('tokens.made')} text={made} onDone={() => setMade(null)} />}
      <TokenList tokens={tokens} onChange={setTokens} dealerships={dealerships} />
      {refusal && <Problem refusal={refusal} />}
      {places.length > 0 && (
        <form className={classes.row} onSubmit={(event) => void create(event)}>
          <TextInput label={t('tokens.name')} value={name} maxLength={100} required onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={t('tokens.place')} data={places.map((code) => ({ value: code ?? everywhere, label: code === null ? t('tokens.everywhere') : (dealerships[code] ?? code) }))} value={place} onChange={(value) => setPlace(value ?? everywhere)} />
          <Select label={t('tokens.lasts')} data={durations.map((length) => ({ value: String(length ?? ''), label: length === null ? t('tokens.never') : t('tokens.days', { days: length }) }))} value={days} onChange={(value) => setDays(value ?? '')} />
          <Button type="submit" variant="default">{t('tokens.add')}</Button>
        </form>
      )}
    </>
  )
}
