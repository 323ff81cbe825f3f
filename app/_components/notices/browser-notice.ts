'use client'

/** Shows a notification outside of the page while it is out of sight, where the person allowed that; the same one that is pushed replaces it. */
export async function showOutside({ id, title, body, path }: { readonly id: string; readonly title: string; readonly body: string | null; readonly path: string }): Promise<void> {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  await registration?.showNotification(title, { body: body ?? '', tag: id, icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', data: { path } }).catch(() => undefined)
}

/** What no longer stands is not to be pressed. */
export async function hideOutside(id: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  const shown = await registration?.getNotifications({ tag: id }).catch(() => [])
  for (const one of shown ?? []) one.close()
}
