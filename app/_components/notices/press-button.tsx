'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NotificationView } from '../../../engine/client.ts'
import classes from './notices.module.css'
import { usePress } from './use-press.tsx'

/** Does what the notice that stands is there for. */
export function PressButton({ notice: { id, press }, onPress }: { readonly notice: Pick<NotificationView, 'id' | 'press'>; readonly onPress?: () => void }) {
  const t = useTranslations('attention')
  const [isBusy, setBusy] = useState(false)
  const send = usePress()
  const go = async () => {
    setBusy(true)
    await send(id)
    setBusy(false)
    onPress?.()
  }
  return <Button className={classes.press} size="compact-sm" loading={isBusy} title={t('standingHint')} onClick={() => void go()}>{press}</Button>
}
