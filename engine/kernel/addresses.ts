import { isIPv6 } from 'node:net'

/**
 * What counts as one sender: an IPv4 address, or the /64 of an IPv6 one, of which everybody has 2⁶⁴ to change to.
 * '' for what is no address.
 */
export function senderOf(address: string | null | undefined): string {
  const text = (address ?? '').trim().toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  if (mapped) return mapped
  if (!isIPv6(text)) return /^\d+\.\d+\.\d+\.\d+$/.test(text) ? text : ''
  const [head = '', tail] = text.split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? 0 : tail.split(':').length
  const filled = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - behind) }, () => '0'), ...(tail === '' ? [] : tail.split(':'))]
  return `${filled.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
