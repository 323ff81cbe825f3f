/** Which address a name stands for, and whether requests may go there. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Networks that are nobody's in public: this host, private, link-local (metadata of clouds), shared, documentation, multicast, reserved. */
const notPublic = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) notPublic.addSubnet(net, bits, 'ipv4')
// What carries another address inside (6to4, Teredo) leads who knows where.
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) notPublic.addSubnet(net, bits, 'ipv6')

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** Whether the address is one of the public internet. IPv4 addresses written as IPv6 (`::ffff:127.0.0.1`) are not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  return family === 6 && !address.includes('%') && globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/**
 * The address that requests to this host are to connect to, and no other: a name that is asked again may answer otherwise.
 * @returns null where not every address that the name stands for is public, unless private ones are allowed
 * @throws what the name server says where the name stands for none
 */
export async function addressOf(url: URL, mayReachPrivate: boolean): Promise<Address | null> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true, verbatim: true })
  if (!mayReachPrivate && !found.every(({ address }) => isPublicAddress(address))) return null
  const [first] = found
  return first ? { address: first.address, family: first.family === 6 ? 6 : 4 } : null
}
