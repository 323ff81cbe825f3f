'use client'
import { Switch } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { readPushKey, subscribePush, unsubscribePush } from '../../(workplace)/push/actions.ts'
import { reply } from '../../_lib/request.ts'

type Standing = 'unknown' | 'unable' | 'denied' | 'off' | 'on' | 'failed'

/** Notifications in this browser, also while no page of ours is open. Says why where the browser cannot or may not. */
export function PushSwitch() {
  const t = useTranslations('push')
  const [standing, setStanding] = useState<Standing>('unknown')
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    void lookUp().then(setStanding)
  }, [])
  const turn = async (isOn: boolean) => {
    setBusy(true)
    setStanding(await (isOn ? turnOn() : turnOff()))
    setBusy(false)
  }
  const isOpen = standing === 'off' || standing === 'on' || standing === 'failed'
  return <Switch label={t('label')} description={standing === 'unknown' ? ' ' : t(`standing.${standing}`)} checked={standing === 'on'} disabled={!isOpen || isBusy} onChange={(event) => void turn(event.currentTarget.checked)} />
}

/** Push needs a service worker, which browsers allow on https alone. */
const worker = async (): Promise<ServiceWorkerRegistration | null> => (('serviceWorker' in navigator && 'PushManager' in window && (await navigator.serviceWorker.getRegistration())) || null)

async function lookUp(): Promise<Standing> {
  const registration = await worker().catch(() => null)
  if (!registration) return 'unable'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await registration.pushManager.getSubscription().catch(() => null)
  return subscription ? 'on' : 'off'
}

async function turnOn(): Promise<Standing> {
  const registration = await worker()
  if (!registration) return 'unable'
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const key = await reply(readPushKey())
  if (!key.ok) return 'failed'
  try {
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key.data })
    const { endpoint, keys } = subscription.toJSON()
    const saved = await reply(subscribePush({ endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }))
    if (saved.ok) return 'on'
    await subscription.unsubscribe()
    return 'failed'
  } catch {
    // The browser maker's service is not to be reached, as in a network without internet.
    return 'failed'
  }
}

async function turnOff(): Promise<Standing> {
  const subscription = await (await worker())?.pushManager.getSubscription()
  if (!subscription) return 'off'
  await subscription.unsubscribe()
  await reply(unsubscribePush(subscription.endpoint))
  return 'off'
}
