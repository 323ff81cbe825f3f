import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { download } from './download.ts'

const open: (Server | SocketServer)[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})
async function listen(server: Server | SocketServer): Promise<URL> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a.mp3`)
}
const answering = (answer: RequestListener): Promise<URL> => listen(createServer(answer))
const text = async (url: URL): Promise<string> => {
  const found = await download(url, { mayReachPrivate: true })
  if (found.kind !== 'content') return `${found.kind}: ${found.reason}`
  let said = ''
  for await (const piece of found.content) said += String(piece)
  return said
}

test('content comes, over redirects too', async () => {
  const url = await answering((request, response) => (request.url === '/a.mp3' ? response.writeHead(302, { location: '/b.mp3' }).end() : response.end('sound')))
  expect(await text(url)).toBe('sound')
  const round = await answering((_request, response) => response.writeHead(302, { location: '/again' }).end())
  expect(await text(round)).toMatch(/^refused/)
})

test('what may be there later is asked again, what will not is not', async () => {
  for (const [status, kind] of [[404, 'later'], [503, 'later'], [403, 'refused'], [204, 'refused']] as const) expect(await text(await answering((_request, response) => response.writeHead(status).end())), String(status)).toMatch(new RegExp(`^${kind}`))
  const silent = await listen(createSocketServer(() => undefined))
  expect(await download(silent, { mayReachPrivate: true, silence: 100 })).toMatchObject({ kind: 'later' })
})

test('private addresses are not asked, nor led to by others', async () => {
  const url = await answering((_request, response) => response.end('secret'))
  expect(await download(url, { mayReachPrivate: false })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('public internet') })
  expect(await download(new URL('file:///etc/passwd'), { mayReachPrivate: true })).toMatchObject({ kind: 'refused' })
})
