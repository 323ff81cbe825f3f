import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { isPushAddress, makePushKeys, push } from './index.ts'

const keys = makePushKeys()
let service: Server | null = null

afterEach(() => {
  service?.close()
  service = null
})

interface Received {
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service as the sender meets it, on this machine. */
async function openService(status: number): Promise<{ readonly endpoint: string; readonly received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({ headers: request.headers, body: Buffer.concat(chunks) })
    response.writeHead(status).end()
  })
  service = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send/abc`, received }
}

/** A browser: its keys, and how it opens what it gets (RFC 8291). */
function openBrowser() {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  const hkdf = (salt: Buffer, key: Buffer, info: Buffer, length: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, length))
  return {
    keys: { p256dh: own.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    open: (body: Buffer): unknown => {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(21, 21 + (body[20] ?? 0))
      const sealed = body.subarray(21 + (body[20] ?? 0))
      const secret = hkdf(auth, own.computeSecret(sender), Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]), 32)
      const decipher = createDecipheriv('aes-128-gcm', hkdf(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16), hkdf(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12))
      decipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString())
    },
  }
}

test('only the browser can read what is sent, and the service can tell who sent it', async () => {
  const { endpoint, received } = await openService(201)
  const browser = openBrowser()
  expect(await push({ endpoint, keys: browser.keys }, { title: 'Заказ готов', path: '/work-order/1' }, { keys, mayReachPrivate: true })).toBe('sent')
  const [{ headers, body }] = received as [Received]
  expect(browser.open(body)).toEqual({ title: 'Заказ готов', path: '/work-order/1' })
  expect(body.includes('Заказ')).toBe(false)
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', ttl: '43200' })
  const [head = '', claims = '', signature = ''] = /t=([\w.-]+)/.exec(String(headers.authorization))?.[1]?.split('.') ?? []
  const point = Buffer.from(keys.publicKey, 'base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } })
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: new URL(endpoint).origin })
})

test('what the service answers says what becomes of the subscription', async () => {
  for (const [status, came] of [[410, 'gone'], [404, 'gone'], [429, 'refused'], [500, 'refused']] as const) {
    const { endpoint } = await openService(status)
    expect(await push({ endpoint, keys: openBrowser().keys }, { title: 'a' }, { keys, mayReachPrivate: true }), String(status)).toBe(came)
    service?.close()
  }
})

test('a service that is not to be reached is away', async () => {
  const { endpoint } = await openService(201)
  await new Promise((resolve) => service?.close(resolve))
  expect(await push({ endpoint, keys: openBrowser().keys }, { title: 'a' }, { keys, mayReachPrivate: true })).toBe('away')
})

test('addresses inside the house, and unencrypted ones, are not sent to', async () => {
  expect(isPushAddress('https://push.example/a', false)).toBe(true)
  for (const address of ['http://push.example/a', 'file:///etc/passwd', 'https://me:you@push.example/', 'nonsense']) expect(isPushAddress(address, false), address).toBe(false)
  expect(await push({ endpoint: 'https://127.0.0.1:1/a', keys: openBrowser().keys }, { title: 'a' }, { keys, mayReachPrivate: false })).toBe('refused')
})

test('keys that are none end the subscription', async () => {
  const { endpoint } = await openService(201)
  expect(await push({ endpoint, keys: { p256dh: 'AAAA', auth: 'AAAA' } }, { title: 'a' }, { keys, mayReachPrivate: true })).toBe('gone')
})
