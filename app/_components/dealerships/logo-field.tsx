'use client'
import { Button, Group } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { readLogo, saveLogo } from '../../(workplace)/dealerships/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import classes from './logo-field.module.css'

/** Data address of a file. */
const addressOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

/** The picture on the dealership's papers; kept as soon as it is chosen. */
export function LogoField({ site, mayChange }: { readonly site: string; readonly mayChange: boolean }) {
  const t = useTranslations('dealerships')
  const chooser = useRef<HTMLInputElement>(null)
  const [logo, setLogo] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => void reply(readLogo(site)).then((answer) => answer.ok && setLogo(answer.data)), [site])
  const save = async (picture: string | null) => {
    setBusy(true)
    const answer = await reply(saveLogo(site, picture))
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setLogo(answer.data)
  }
  const taken = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    // The same file may be chosen again.
    input.value = ''
    if (file) await save(await addressOf(file).catch(() => ''))
  }
  return (
    <div className={classes.logo} role="group" aria-label={t('logo')}>
      <div className={classes.title}>{t('logo')}</div>
      {refusal && <Problem refusal={refusal} />}
      <Group gap={8}>
        {/* biome-ignore lint/performance/noImgElement: a picture of the page itself, nothing to fetch */}
        {logo === null ? <span className="muted">{t('noLogo')}</span> : <img className={classes.picture} src={logo} alt={t('logo')} />}
        {mayChange && <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => chooser.current?.click()}>{t('chooseLogo')}</Button>}
        {mayChange && logo !== null && <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void save(null)}>{t('removeLogo')}</Button>}
      </Group>
      <div className={classes.hint}>{t('logoHint')}</div>
      <input ref={chooser} type="file" accept="image/png,image/jpeg,image/webp" hidden aria-label={t('chooseLogo')} onChange={(event) => void taken(event.currentTarget)} />
    </div>
  )
}
