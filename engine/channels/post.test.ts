import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { expect, it } from 'vitest'
import { post } from './post.ts'

it('connects to the address that was looked at, whatever the name stands for by now', async () => {
  let host: string | undefined
  const server = createServer((request, response) => {
    host = request.headers.host
    response.writeHead(200).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = new URL(`http://rebinding.invalid:${port}/`)
  expect(await post({ url, address: { address: '127.0.0.1', family: 4 }, headers: {}, body: '{}', timeoutMs: 5000 })).toEqual({ kind: 'status', status: 200 })
  expect(host).toBe(`rebinding.invalid:${port}`)
  server.close()
})

it('waits for an answer as long as it was told to', async () => {
  const server = createSocketServer(() => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const begun = Date.now()
  expect(await post({ url: new URL(`http://127.0.0.1:${port}/`), address: { address: '127.0.0.1', family: 4 }, headers: {}, body: '{}', timeoutMs: 300 })).toEqual({ kind: 'silent', reason: 'no answer within 0.3 s' })
  expect(Date.now() - begun).toBeLessThan(3000)
  server.close()
})
