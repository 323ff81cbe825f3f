/* Service worker. app/sw.js/route.ts puts `const build = '…'` before it, so that every build is a new one. */
const kept = `pitlane-${build}`

/** Without these nothing opens when the server is silent. The manual's texts are added in the reader's language. */
const shell = ['/offline', '/icons/icon-192.png', '/icons/badge-96.png']

self.addEventListener('install', (event) => event.waitUntil(keepAll(shell)))

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(names.filter((name) => name.startsWith('pitlane-') && name !== kept).map((name) => caches.delete(name)))
      await self.clients.claim()
    })(),
  )
})

/** Pages speak to the worker: take over now, or keep these addresses for later. */
self.addEventListener('message', (event) => {
  if (event.data?.type === 'take-over') self.skipWaiting()
  if (event.data?.type === 'keep') event.waitUntil(keepAll(event.data.paths.filter((path) => isManual(path) || path === '/offline')).catch(() => undefined))
})

/** Answers of the API, pages with somebody's records and whatever is sent are none of the worker's business. */
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') return event.respondWith(fetch(request).catch(() => fromCache('/offline')))
  if (url.pathname.startsWith('/_next/static/') || url.pathname.startsWith('/icons/')) return event.respondWith(keptOnce(request))
  if (isManual(url.pathname)) event.respondWith(freshOrKept(request))
})

self.addEventListener('push', (event) => {
  const told = readPush(event.data)
  if (told) event.waitUntil(self.registration.showNotification(told.title, { body: told.body ?? '', tag: told.tag, icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', data: { path: told.path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const path = event.notification.data?.path ?? '/'
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      const open = windows.find((client) => new URL(client.url).pathname === path) ?? windows[0]
      if (!open) return self.clients.openWindow(path)
      await open.focus()
      return open.navigate(path)
    })(),
  )
})

const isManual = (path) => path.startsWith('/manual/content/')

/** Only a path of ours is ever opened. */
function readPush(data) {
  try {
    const { title, body, tag, path } = data.json()
    return { title: String(title), body: body === undefined ? undefined : String(body), tag, path: /^\/(?!\/)/.test(path) ? path : '/' }
  } catch {
    return null
  }
}

/** Keeps addresses, and of pages everything static that they load. */
async function keepAll(paths) {
  const cache = await caches.open(kept)
  for (const path of paths) {
    const answer = await fetch(path, { cache: 'reload', credentials: 'same-origin' })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html')
    const parts = isPage ? [...new Set((await answer.clone().text()).match(/\/_next\/static\/[^"'\\\s)]+/g) ?? [])] : []
    await Promise.all(parts.map(async (part) => (await cache.match(part)) ?? cache.add(part).catch(() => undefined)))
    await cache.put(path, answer)
  }
}

async function fromCache(path) {
  return (await caches.match(path)) ?? Response.error()
}

/** Addresses that never change their content. */
async function keptOnce(request) {
  const known = await caches.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(kept)).put(request, answer.clone())
  return answer
}

async function freshOrKept(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) await (await caches.open(kept)).put(request, answer.clone())
    return answer
  } catch {
    return fromCache(request)
  }
}
