'use client'
import { freshKey } from './fresh-key.ts'

/** Told to the document once this tab is the one of all that listens out of sight. */
export const ledTabs = 'pitlane:led'

const name = 'pitlane.tabs'
/** Milliseconds between two signs of life, and after which a silent tab is gone: browsers slow hidden tabs down to one a minute. */
const beat = 2000
const lasts = 90_000

let isAsked = false
let isOurs = false

export const isLeader = (): boolean => isOurs

/** One tab of a browser listens while none is in sight; when it closes another takes over. */
export function leadTabs(): void {
  if (isAsked) return
  isAsked = true
  // Browsers have locks on https alone.
  if ('locks' in navigator) void navigator.locks.request(name, () => new Promise(lead)).catch(leadBySigns)
  else leadBySigns()
}

function lead(): void {
  isOurs = true
  document.dispatchEvent(new Event(ledTabs))
}

function leadBySigns(): void {
  const own = freshKey()
  const held = (): readonly [string, number] => {
    const [id = '', at = '0'] = (localStorage.getItem(name) ?? '').split(' ')
    return [id, Number(at)]
  }
  const look = (): void => {
    const [id, at] = held()
    const isFree = id === own || Date.now() - at > lasts
    if (isFree) localStorage.setItem(name, `${own} ${Date.now()}`)
    // Of two that claim it at once the later one has it: whoever finds itself there the next time leads.
    if (id === own && !isOurs) lead()
    else if (!isFree) isOurs = false
  }
  look()
  setInterval(look, beat)
  window.addEventListener('pagehide', () => {
    if (held()[0] === own) localStorage.removeItem(name)
  })
}
