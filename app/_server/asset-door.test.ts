import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAssetDoor } from './asset-door.ts'

const root = mkdtempSync(join(tmpdir(), 'assets-'))
const script = 'console.log("packed")\n'.repeat(40)
const server = createServer()
let base = ''

beforeAll(async () => {
  const folder = join(root, '.next', 'static', 'chunks')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'a.js'), script)
  writeFileSync(join(folder, 'a.js.br'), brotliCompressSync(script))
  writeFileSync(join(root, '.next', 'secret.js.br'), brotliCompressSync('secret'))
  const door = openAssetDoor(root)
  server.on('request', async (request, response) => {
    if (!(await door(request, response))) response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  rmSync(root, { recursive: true, force: true })
})

const ask = (path: string, encoding: string, method = 'GET') => fetch(`${base}${path}`, { method, headers: { 'accept-encoding': encoding } })

test('a script goes out packed where the browser takes it so, and is the same', async () => {
  const answer = await ask('/_next/static/chunks/a.js?dpl=1', 'gzip, deflate, br')
  expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'br', 'application/javascript; charset=UTF-8', 'public, max-age=31536000, immutable'])
  expect(await answer.text()).toBe(script)
})

test('all else is left to others: other encodings, other methods, files beside the folder', async () => {
  const all = await Promise.all([ask('/_next/static/chunks/a.js', 'gzip'), ask('/_next/static/chunks/a.js', 'br', 'POST'), ask('/_next/static/../secret.js', 'br'), ask('/_next/static/%2e%2e/secret.js', 'br'), ask('/_next/static/chunks/b.js', 'br')])
  expect(all.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
})
