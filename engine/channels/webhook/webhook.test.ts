import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelSurroundings, Parcel } from '../../model/channel.ts'
import { addressOf, isPublicAddress } from '../address.ts'
import { webhook } from './index.ts'

const parcel: Parcel = { id: '01900000-0000-7000-8000-000000000001', dealership: 'spb', recipient: 'insurer', payload: { entity: 'work-order', body: { plate: 'К 777 ОР 72' } } }
const secret = 'whsec_test'
const now = new Date('2026-11-22T09:00:00Z')
const around = (url: string | null, rest: Partial<ChannelSurroundings> = {}): ChannelSurroundings => ({ webhook: async () => (url === null ? null : { url, secret, isActive: true }), mayReachPrivate: true, now: () => now, ...rest })

const open: (Server | SocketServer)[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listen(server: Server | SocketServer, path = '/hook'): Promise<string> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
}
const answering = (answer: RequestListener): Promise<string> => listen(createServer(answer))

describe('a delivery', () => {
  it('is signed over the time and the very bytes of the body, and names the message', async () => {
    let got: { readonly headers: IncomingHttpHeaders; readonly body: string } | undefined
    const url = await answering((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        got = { headers: request.headers, body }
        response.writeHead(204).end()
      })
    })
    expect(await webhook.deliver(parcel, around(url))).toEqual({ kind: 'sent' })
    expect(JSON.parse(got?.body ?? '')).toEqual({ id: parcel.id, ...parcel.payload })
    const seconds = now.getTime() / 1000
    expect(got?.headers['x-pitlane-signature']).toBe(`t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${got?.body}`).digest('hex')}`)
    expect([got?.headers['x-pitlane-delivery'], got?.headers['idempotency-key']]).toEqual([parcel.id, parcel.id])
  })

  it.each([
    [200, 'sent'],
    [400, 'refused'],
    [404, 'refused'],
    [408, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('of which the receiver says %i is %s', async (status, kind) => {
    const url = await answering((_request, response) => response.writeHead(status).end())
    expect(await webhook.deliver(parcel, around(url))).toMatchObject({ kind })
  })

  it('does not follow a redirect', async () => {
    const paths: (string | undefined)[] = []
    const url = await answering((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await webhook.deliver(parcel, around(url))).toMatchObject({ kind: 'refused' })
    expect(paths).toEqual(['/hook'])
  })

  it('may be tried again where nobody listens, or the name stands for nothing', async () => {
    const server = createServer()
    const url = await listen(server)
    await new Promise((done) => server.close(done))
    expect(await webhook.deliver(parcel, around(url))).toMatchObject({ kind: 'later' })
    expect(await webhook.deliver(parcel, around('https://no-such-name.invalid/'))).toMatchObject({ kind: 'later' })
  })

  it('is unknown where the connection ends after the request went out', async () => {
    const url = await listen(createSocketServer((socket) => socket.once('data', () => socket.destroy())))
    expect(await webhook.deliver(parcel, around(url))).toMatchObject({ kind: 'unknown' })
  })

  it('surely did not arrive where TLS was never agreed upon', async () => {
    const url = await listen(createSocketServer((socket) => socket.once('data', () => socket.destroy())))
    expect(await webhook.deliver(parcel, around(url.replace('http:', 'https:')))).toMatchObject({ kind: 'later' })
  })

  it('is refused in words where there is no such webhook, or it is switched off', async () => {
    expect(await webhook.deliver(parcel, around(null))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('insurer') })
    expect(await webhook.deliver(parcel, around(null, { webhook: async () => ({ url: 'http://127.0.0.1/', secret, isActive: false }) }))).toMatchObject({ kind: 'refused' })
  })

  it('never reaches a private address unless that is allowed', async () => {
    let asked = 0
    const url = await answering((_request, response) => {
      asked++
      response.end()
    })
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0']) {
      const target = url.replace('127.0.0.1', host)
      expect(await webhook.deliver(parcel, around(target, { mayReachPrivate: false })), host).toMatchObject({ kind: 'refused', reason: expect.stringContaining('public internet') })
    }
    expect(await webhook.deliver(parcel, around('file:///etc/passwd'))).toMatchObject({ kind: 'refused' })
    expect(asked).toBe(0)
  })
})

describe('addresses', () => {
  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a00:1', '::7f00:1', '64:ff9b::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', 'localhost', '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '193.168.1.1', '2606:4700:4700::1111', '2a00:1450:4010:c05::8b'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it('are those that the host stands for, not what its text looks like', async () => {
    expect(await addressOf(new URL('http://localhost/'), false)).toBe(null)
    expect(await addressOf(new URL('http://[2606:4700:4700::1111]/'), false)).toEqual({ address: '2606:4700:4700::1111', family: 6 })
    expect(await addressOf(new URL('http://0x7f000001/'), true)).toEqual({ address: '127.0.0.1', family: 4 })
  })
})
