'use client'
import { Button } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import classes from './worker.module.css'

const hour = 3_600_000
/** Milliseconds that a page is given to itself first. */
const idle = 3_000

/** Registers the service worker; says so when a newer version waits, and changes to it when the person agrees. */
export function Worker() {
  const t = useTranslations('offline')
  const locale = useLocale()
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)

  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const stop = new AbortController()
    void register(setWaiting, stop.signal)
    return () => stop.abort()
  }, [])

  // The page for lost connections and the manual are kept in the language people read.
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'keep', paths: ['/offline', `/manual/content/${locale}`] }))
    // Whoever searches the manual without a connection needs the search, too: once asked for, the worker keeps it.
    const timer = setTimeout(() => void import('minisearch').then(() => document.documentElement.setAttribute('data-kept', locale), () => undefined), idle)
    return () => clearTimeout(timer)
  }, [locale])

  if (!waiting) return null
  return (
    <div className={classes.bar} role="status">
      <span>{t('newVersion')}</span>
      <Button size="compact-xs" onClick={() => waiting.postMessage({ type: 'take-over' })}>{t('reload')}</Button>
    </div>
  )
}

async function register(onWaiting: (worker: ServiceWorker) => void, signal: AbortSignal): Promise<void> {
  const hadOne = navigator.serviceWorker.controller !== null
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' }).catch(() => null)
  if (!registration || signal.aborted) return
  if (registration.waiting && hadOne) onWaiting(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) onWaiting(worker)
    })
  }, { signal })
  // The first worker takes an open page over silently; a later one was asked for.
  if (hadOne) navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { signal, once: true })
  // A tab that stays open for days looks now and then, and whenever somebody comes back to it.
  const look = () => void registration.update().catch(() => undefined)
  const timer = setInterval(look, hour)
  signal.addEventListener('abort', () => clearInterval(timer))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look(), { signal })
}
