'use client'
import { Radio, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fromZoned, toZoned } from '../../../../engine/client.ts'
import { useWorkplace } from '../../workplace-context.tsx'
import classes from './publishing.module.css'

interface Props {
  /** null: at once; '': no time was chosen yet. */
  readonly at: string | null
  readonly onChange: (at: string | null) => void
}

/** At once or at a time, on the clock of the place where one works. */
export function PublishTime({ at, onChange }: Props) {
  const t = useTranslations('definitions')
  const { timeZone } = useWorkplace()
  const [local, setLocal] = useState('')
  const change = (text: string) => {
    setLocal(text)
    onChange(text === '' ? '' : fromZoned(`${text.replace('T', ' ')}:00`.slice(0, 19), timeZone))
  }
  const least = toZoned(new Date().toISOString(), timeZone).slice(0, 16).replace(' ', 'T')
  return (
    <Radio.Group className={classes.time ?? ''} label={t('when')} value={at === null ? 'now' : 'later'} onChange={(value) => (value === 'now' ? onChange(null) : change(local))}>
      <Radio value="now" label={t('whenNow')} />
      <Radio value="later" label={t('whenLater')} />
      {at !== null && <TextInput type="datetime-local" aria-label={t('whenAt', { zone: timeZone })} description={timeZone} min={least} step={1} value={local} onChange={(event) => change(event.currentTarget.value)} />}
    </Radio.Group>
  )
}
