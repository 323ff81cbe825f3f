import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, FilesView, FileView } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openFront } from '../fixtures/front.ts'
import { type Network, openNetwork, receiveOrder, tokenOf } from '../fixtures/network.ts'

const megabyte = 1_048_576
const limit = 4 * megabyte
const folder = mkdtempSync(join(tmpdir(), 'record-files-'))
let network: Network
let engine: Engine
let front: Awaited<ReturnType<typeof openFront>>
let order: { readonly id: string; readonly client: string; readonly version: number }
const tokens: Record<string, string> = {}

beforeAll(async () => {
  network = await openNetwork()
  engine = await createEngine({ databaseUrl: network.url, demo: true, fileLimit: limit, files: { kind: 'disk', folder } })
  front = await openFront(engine)
  order = await receiveOrder(network, await network.as('advisor.tyumen'))
  for (const login of ['advisor.tyumen', 'advisor.spb', 'head.tyumen', 'admin', 'analyst', 'reception.tyumen']) tokens[login] = await tokenOf(network, login)
})
afterAll(async () => {
  await front?.close()
  await engine?.close()
  await network?.close()
  rmSync(folder, { recursive: true, force: true })
})

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const bearer = (login: string): Record<string, string> => ({ authorization: `Bearer ${tokens[login]}`, ...(login.includes('.') ? {} : { 'x-dealership': 'tyumen' }) })

interface Answer<T = { readonly code?: string; readonly data?: { readonly reason?: string; readonly limit?: number } }> {
  readonly status: number
  readonly body: T
}

async function ask<T>(login: string, method: string, path: string, body?: BodyInit | AsyncIterable<Uint8Array>, headers: Record<string, string> = {}): Promise<Answer<T>> {
  const response = await fetch(`${front.url}/api/files/${path}`, { method, headers: { ...bearer(login), ...headers }, ...(body === undefined ? {} : { body: body as BodyInit, duplex: 'half' }) } as RequestInit)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T }
}

const attach = (name: string, content: Buffer, login = 'advisor.tyumen', record = `work-order/${order.id}`): Promise<Answer<FileView & { code?: string; data?: { reason?: string; limit?: number } }>> =>
  ask(login, 'PUT', `${record}?${new URLSearchParams({ name })}`, new Uint8Array(content))
const listed = async (login = 'advisor.tyumen'): Promise<readonly string[]> => (await ask<FilesView>(login, 'GET', `work-order/${order.id}`)).body.files.map(({ name }) => name)
const download = (login: string, path: string, headers: Record<string, string> = {}) => fetch(`${front.url}/api/files/${path}`, { headers: { ...bearer(login), ...headers } })
const stored = (): number => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const auditOf = (action: string) => network.store.query<{ note: string; actor: string; record: string }>(sql`select note, actor_name as actor, record_id as record from platform.audit_entry where action = ${action} order by id desc`)

describe('a file on a record', () => {
  it('comes back as it was, with its type by its bytes, and stands in the audit', async () => {
    const content = Buffer.concat([png, Buffer.alloc(50_000, 7)])
    const { status, body } = await attach('../../Фото «капот».jpg', content)
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'Фото «капот».jpg', mediaType: 'image/png', size: content.length, sha256: createHash('sha256').update(content).digest('hex') })
    const response = await download('advisor.tyumen', body.id)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="____ _______.jpg"; filename*=UTF-8''${encodeURIComponent('Фото «капот».jpg')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, no-cache',
    })
    expect((await auditOf('file-add'))[0]).toMatchObject({ note: 'Фото «капот».jpg', record: order.id })
    expect(await listed()).toContain('Фото «капот».jpg')
    // No name of the sender's in the store.
    expect(readdirSync(folder, { recursive: true }).join()).not.toContain('Фото')
  })

  it('has a small picture of it, where it is a picture; a file that is none, or is broken, has none', async () => {
    const [picture, broken] = [await attach('small.png', png), await attach('broken.png', png.subarray(0, 40))]
    expect([picture.body.hasPreview, broken.body.hasPreview, (await attach('text.pdf', pdf)).body.hasPreview]).toEqual([true, false, false])
    const response = await download('advisor.tyumen', `${picture.body.id}/preview`)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(Buffer.from(await response.arrayBuffer()).subarray(8, 12).toString()).toBe('WEBP')
    expect((await download('advisor.spb', `${picture.body.id}/preview`)).status).toBe(404)
  })

  it('is sent in part, and not again while it is the same', async () => {
    const { body } = await attach('act.pdf', pdf)
    const part = await download('advisor.tyumen', body.id, { range: 'bytes=0-3' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '%PDF', `bytes 0-3/${pdf.length}`])
    expect(await (await download('advisor.tyumen', body.id, { range: 'bytes=-6' })).text()).toBe('%%EOF\n')
    expect((await download('advisor.tyumen', body.id, { range: `bytes=${pdf.length}-` })).status).toBe(416)
    expect((await download('advisor.tyumen', body.id, { 'if-none-match': part.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await download('advisor.tyumen', `${body.id}?download`)).headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('comes in a form too', async () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(pdf)]), 'Счёт.pdf')
    expect(await ask('advisor.tyumen', 'POST', `work-order/${order.id}`, form)).toMatchObject({ status: 201, body: { name: 'Счёт.pdf', size: pdf.length } })
    expect((await ask('advisor.tyumen', 'POST', `work-order/${order.id}`, new FormData())).status).toBe(400)
    expect((await ask('advisor.tyumen', 'POST', `work-order/${order.id}`, 'nonsense', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400)
  })

  it('leaves a trace when it is deleted, and comes back by whoever keeps the audit', async () => {
    const { body } = await attach('deleted.png', png)
    const before = stored()
    expect((await ask('advisor.tyumen', 'DELETE', body.id)).status).toBe(204)
    expect(await listed()).not.toContain('deleted.png')
    expect((await download('advisor.tyumen', body.id)).status).toBe(404)
    expect((await ask('advisor.tyumen', 'DELETE', body.id)).status).toBe(404)
    expect((await auditOf('file-delete'))[0]).toMatchObject({ note: 'deleted.png', record: order.id })
    expect(stored()).toBe(before)
    expect((await ask('advisor.tyumen', 'POST', `${body.id}/restore`)).status).toBe(403)
    expect((await ask('admin', 'POST', `${body.id}/restore`)).status).toBe(204)
    expect(await listed()).toContain('deleted.png')
    expect(await auditOf('file-restore')).toHaveLength(1)
  })

  it('of a record with personal data is read under the audit', async () => {
    const { body } = await attach('паспорт.png', png, 'advisor.tyumen', `client/${order.client}`)
    await (await download('advisor.tyumen', body.id)).arrayBuffer()
    await expect.poll(async () => (await auditOf('read-personal')).some(({ note }) => note.includes('file паспорт.png'))).toBe(true)
  })
})

describe('who may', () => {
  it('nobody of another dealership sees, reads, adds to or deletes it', async () => {
    const { body } = await attach('ours.png', png)
    for (const [method, path] of [['GET', body.id], ['GET', `${body.id}/preview`], ['DELETE', body.id], ['POST', `${body.id}/restore`], ['GET', `work-order/${order.id}`]] as const) expect((await ask('advisor.spb', method, path)).status, `${method} ${path}`).toBe(404)
    expect((await attach('theirs.png', png, 'advisor.spb')).status).toBe(404)
    expect(await listed()).not.toContain('theirs.png')
  })

  it('whoever reads but does not edit downloads, and neither adds nor deletes', async () => {
    const { body } = await attach('read.png', png)
    expect((await download('analyst', body.id)).status).toBe(200)
    expect((await ask<FilesView>('analyst', 'GET', `work-order/${order.id}`)).body.mayEdit).toBe(false)
    expect(await attach('no.png', png, 'analyst')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    expect((await ask('analyst', 'DELETE', body.id)).status).toBe(403)
  })

  it.each(['nonsense', '00000000-0000-0000-0000-000000000000', '../../etc/passwd', '%2e%2e%2fsecret', 'work-order/nonsense', 'nothing/00000000-0000-0000-0000-000000000000', '%ff', 'a/b/c'])('nothing stands at %s', async (path) => {
    expect([400, 404]).toContain((await ask('advisor.tyumen', 'GET', path)).status)
  })

  it('nobody unknown, and no page of another site', async () => {
    expect((await fetch(`${front.url}/api/files/work-order/${order.id}`)).status).toBe(401)
    const forged = (headers: Record<string, string>) => fetch(`${front.url}/api/files/work-order/${order.id}?name=x.png`, { method: 'PUT', body: new Uint8Array(png), headers })
    expect((await forged({ cookie: 'pitlane-session=x' })).status).toBe(403)
    expect((await forged({ ...bearer('advisor.tyumen'), origin: 'https://elsewhere.example' })).status).toBe(403)
  })

  it('nothing is added to a record that is deleted, nor kept of what was on its way', async () => {
    const { createClient: client } = await network.ask<{ createClient: { id: string; version: number } }>(await network.as('advisor.tyumen'), 'mutation { createClient(input: { name: "Уходящий Клиент", clientType: "natural" }) { id version } }')
    const before = stored()
    const late = async function* (): AsyncIterable<Uint8Array> {
      yield png
      await expect.poll(() => readdirSync(join(folder, '.incoming')).length).toBe(1)
      await network.store.query(sql`update data.client set deleted_at = now() where id = ${client.id}::uuid`)
      yield Buffer.alloc(10)
    }
    expect((await ask('advisor.tyumen', 'PUT', `client/${client.id}?name=late.png`, late())).status).toBe(404)
    expect((await attach('never.png', png, 'advisor.tyumen', `client/${client.id}`)).status).toBe(404)
    expect(stored()).toBe(before)
  })
})

describe('what is not taken', () => {
  const svg = (inner: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('PK\x05\x06'), Buffer.alloc(18)])

  it.each<[string, string, Buffer, string]>([
    ['a Windows program', 'photo.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'runnable'],
    ['a Linux program', 'photo.png', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(500)]), 'runnable'],
    ['a script', 'notes.txt', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'runnable'],
    ['a name that is run', 'photo.exe', png, 'runnable'],
    ['a name that reads backwards', 'photo\u202egnp.exe', png, 'runnable'],
    ['a page', 'act.pdf', Buffer.from('<!DOCTYPE html><p>hi'), 'page'],
    ['a page after a byte order mark', 'act.txt', Buffer.from('\ufeff\n <script>alert(1)</script>'), 'page'],
    ['a drawing with a script', 'logo.svg', svg('<script>alert(1)</script>'), 'script'],
    ['a drawing that acts when it is loaded', 'logo.svg', svg('<g onload="alert(1)"/>'), 'script'],
    ['a drawing with a hidden link', 'logo.svg', svg('<a href="&#106;avascript:alert(1)">x</a>'), 'script'],
    ['a drawing in other letters', 'logo.svg', Buffer.from('\ufeff<svg><script>alert(1)</script></svg>', 'utf16le'), 'script'],
    ['a drawing that reads files', 'logo.svg', Buffer.concat([Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), svg('&x;')]), 'script'],
    ['a picture with a page in it', 'x.png', Buffer.concat([png, Buffer.alloc(1_500_000), Buffer.from('<ScRiPt>alert(1)</script>')]), 'double'],
    ['a picture with an archive behind it', 'x.png', Buffer.concat([png, zip]), 'double'],
    ['a document with an archive behind it', 'x.pdf', Buffer.concat([pdf, zip]), 'double'],
    ['nothing', 'x.png', Buffer.alloc(0), 'empty'],
  ])('%s', async (_, name, content, reason) => {
    const before = stored()
    expect(await attach(name, content)).toMatchObject({ status: 422, body: { code: 'BAD_INPUT', data: { reason } } })
    expect(stored()).toBe(before)
  })

  it('a drawing without a program is taken, and never shown by a browser', async () => {
    const { body } = await attach('logo.svg', svg('<path d="M0 0h8v8z"/>'))
    const response = await download('advisor.tyumen', body.id)
    expect([response.headers.get('content-disposition')?.split(';')[0], response.headers.get('content-security-policy')]).toEqual(['attachment', expect.stringContaining('sandbox')])
  })

  it('letters, documents, archives and old texts are', async () => {
    const kept = await Promise.all([
      attach('letter.eml', Buffer.from('From: a@example.com\r\nSubject: hi\r\n\r\nhello <b>you</b>')),
      attach('archive.zip', zip),
      attach('заметка.txt', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0x31, 0x32])),
      attach('act.pdf', pdf),
    ])
    expect(kept.map(({ body }) => body.mediaType)).toEqual(['message/rfc822', 'application/zip', 'text/plain', 'application/pdf'])
  })

  it('five gigabytes: refused as soon as they are too many, with nothing kept and memory flat', async () => {
    const before = stored()
    const piece = Buffer.alloc(256 * 1024, 1)
    global.gc?.()
    const memory = process.memoryUsage.rss()
    const { sent, status } = await new Promise<{ sent: number; status: number }>((resolve, reject) => {
      let sent = 0
      const outgoing = send(`${front.url}/api/files/work-order/${order.id}?name=huge.bin`, { method: 'PUT', headers: { ...bearer('advisor.tyumen'), 'transfer-encoding': 'chunked' } }, (response) => {
        response.resume()
        resolve({ sent, status: response.statusCode ?? 0 })
        outgoing.destroy()
      })
      outgoing.on('error', reject)
      const more = (): void => {
        while (sent < 5 * 1024 * megabyte && !outgoing.destroyed) {
          sent += piece.length
          if (!outgoing.write(piece)) return void outgoing.once('drain', more)
        }
      }
      more()
    })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(limit + 30 * megabyte)
    expect(process.memoryUsage.rss() - memory).toBeLessThan(100 * megabyte)
    expect(stored()).toBe(before)
    // Announced beforehand, nothing of it is read.
    const announced = await new Promise<number>((resolve, reject) => {
      const outgoing = send(`${front.url}/api/files/work-order/${order.id}?name=huge.bin`, { method: 'PUT', headers: { ...bearer('advisor.tyumen'), 'content-length': 5 * 1024 * megabyte } }, (response) => resolve(response.statusCode ?? 0))
      outgoing.on('error', reject)
      outgoing.write(piece)
    })
    expect(announced).toBe(413)
  })

  it('what is cut off leaves nothing', async () => {
    const before = stored()
    const outgoing = send(`${front.url}/api/files/work-order/${order.id}?name=cut.png`, { method: 'PUT', headers: { ...bearer('advisor.tyumen'), 'content-length': 100_000 } })
    outgoing.on('error', () => undefined)
    outgoing.write(png)
    await expect.poll(() => existsSync(join(folder, '.incoming')) && readdirSync(join(folder, '.incoming')).length).toBe(1)
    outgoing.destroy()
    await expect.poll(() => readdirSync(join(folder, '.incoming')).length).toBe(0)
    expect(stored()).toBe(before)
  })

  it('more than six at once from one person; the rest of them come through', async () => {
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const slow = async function* (): AsyncIterable<Uint8Array> {
      yield png
      await gate
      yield Buffer.alloc(1)
    }
    const running = Array.from({ length: 6 }, (_, n) => ask('head.tyumen', 'PUT', `work-order/${order.id}?name=at-once-${n}.png`, slow()))
    await expect.poll(() => readdirSync(join(folder, '.incoming')).length).toBe(6)
    expect((await attach('seventh.png', png, 'head.tyumen')).status).toBe(429)
    open()
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
    expect((await attach('seventh.png', png, 'head.tyumen')).status).toBe(201)
  })
})
