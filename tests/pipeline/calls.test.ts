import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { calls } from '../../engine/cli/commands/calls.ts'
import type { CommandContext } from '../../engine/cli/commands/command.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { callEvents, contactFiles, type Exchange, openExchange, silence } from '../fixtures/exchange.ts'
import { openFront } from '../fixtures/front.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'

let network: Network
let exchange: Exchange
let secret: string
let provider: Server
let providerUrl: string
/** What the exchange answers when it is asked for a recording. */
let recording: { status: number; body: Buffer } = { status: 200, body: silence() }

beforeAll(async () => {
  network = await openNetwork(contactFiles({ recordings: { roles: ['admin'] } }), undefined, { privateWebhooks: true })
  secret = (await network.engine.integrations.add(systemActor, { code: 'pbx', intake: 'calls', dealership: null, lines: { '8-3452-50-01-00': 'tyumen' } })).secret
  exchange = openExchange(network.engine, 'pbx', secret)
  await network.store.query(sql`update platform."user" set extension = '214' where login = 'sales-manager.tyumen'`)
  provider = createServer((_request, response) => response.writeHead(recording.status).end(recording.body))
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))
  providerUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/record.wav`
  // Nobody works yet: what is told now waits.
  await exchange.tell(callEvents('early', '+79110000000').missed)
  await network.engine.startWorker()
})
afterAll(async () => {
  provider?.close()
  await network?.close()
})

const contacts = 'query ($phone: String!) { contacts(filter: { phone: { eq: $phone } }) { nodes: edges { node { id number state line seconds note startedAt endedAt client { name } responsible { name } } } } }'

interface Contact {
  readonly id: string
  readonly state: string
  readonly [field: string]: unknown
}

async function madeBy(phone: string): Promise<readonly Contact[]> {
  const actor = await network.as('head.tyumen')
  return (await network.ask<{ contacts: { nodes: { node: Contact }[] } }>({ ...systemActor, dealership: 'tyumen', dealerships: actor.dealerships }, contacts, { phone })).contacts.nodes.map(({ node }) => node)
}
const one = async (phone: string): Promise<Contact> => {
  const [contact, ...more] = await madeBy(phone)
  if (!contact || more.length > 0) throw new Error(`${more.length + (contact ? 1 : 0)} contacts`)
  return contact
}
const events = (call: string) => network.engine.integrations.events(systemActor, { call })
const settled = (call: string, statuses: readonly string[] = ['done']) => vi.waitFor(async () => {
  const all = await events(call)
  if (all.length === 0 || !all.every(({ status }) => statuses.includes(status))) throw new Error(JSON.stringify(all))
  return all
}, { timeout: 8000, interval: 30 })

async function client(name: string, phones: object): Promise<void> {
  await network.ask(await network.as('advisor.tyumen'), 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }', { input: { name, clientType: 'natural', goodsDiscountPct: '10', labourDiscountPct: '5', ...phones } })
}

describe('a call', () => {
  it('makes one record that follows it, with who calls and who answered', async () => {
    await client('Полевой Савелий', { phone: 'моб. 8911-555-83-33' })
    const { ringing, answered, ended } = callEvents('whole', '+79115558333')
    for (const event of [ringing, answered, ended]) expect(await exchange.tell(event)).toEqual({ status: 'kept' })
    await settled('whole')
    expect(await one('+79115558333')).toMatchObject({ state: 'ended', line: '+7 (3452) 50-01-00', seconds: 42, startedAt: ringing.at, endedAt: ended.at, client: { name: 'Полевой Савелий' }, responsible: { name: 'Новосёлкин Эдуард' } })
  })

  it('comes to the same in the opposite order, each event told twice', async () => {
    await client('Домашняя Вера', { homePhone: '555-22-11' })
    const { ringing, answered, ended } = callEvents('back', '8 (345) 555-22-11')
    for (const event of [ended, ended, answered]) await exchange.tell(event)
    await settled('back')
    // Known by the number that was written down without the area code.
    expect(await one('+73455552211')).toMatchObject({ state: 'ended', seconds: 42, client: { name: 'Домашняя Вера' } })
    expect(await exchange.tell(answered)).toEqual({ status: 'known' })
    await exchange.tell(ringing)
    expect(await settled('back')).toHaveLength(3)
    expect(await one('+73455552211')).toMatchObject({ startedAt: ringing.at, state: 'ended' })
  })

  it('that nobody answered waits for somebody to call back', async () => {
    const { ringing, missed } = callEvents('missed', '+79110000001')
    await exchange.tell(ringing)
    await exchange.tell(missed)
    await settled('missed')
    expect(await one('+79110000001')).toMatchObject({ state: 'missed', client: null, responsible: null })
  })

  it('of a hidden number, or one that two clients have, has no client', async () => {
    await client('Первый Совладелец', { phone: '89115550002' })
    await client('Второй Совладелец', { workPhone: '89115550002' })
    await exchange.tell(callEvents('two', '+79115550002').ringing)
    await exchange.tell(callEvents('hidden', 'anonymous').ringing)
    await settled('two')
    await settled('hidden')
    expect(await one('+79115550002')).toMatchObject({ client: null, state: 'ringing' })
    expect((await events('hidden'))[0]?.record).not.toBeNull()
  })

  it('does not undo what people did meanwhile', async () => {
    const { ringing, answered, ended } = callEvents('meanwhile', '+79110000003')
    await exchange.tell(ringing)
    await exchange.tell(answered)
    await settled('meanwhile')
    const { id } = await one('+79110000003')
    const people = { ...systemActor, dealership: 'tyumen', dealerships: ['tyumen'] }
    const { contact } = await network.ask<{ contact: { version: number } }>(people, 'query ($id: ID!) { contact(id: $id) { version } }', { id })
    await network.ask(people, 'mutation ($id: ID!, $version: Int!) { sendContact(id: $id, version: $version, event: CLOSE) { id } }', { id, version: contact.version })
    await exchange.tell(ended)
    const told = await settled('meanwhile')
    // The event that no longer fits is passed over, and said to be; the figures are written.
    expect(told.find(({ type }) => type === 'ended')?.note).toContain('ended')
    expect(await one('+79110000003')).toMatchObject({ state: 'ended', seconds: 42, endedAt: ended.at })
  })
})

describe('what is told', () => {
  it('is not lost with the process that took it', async () => {
    expect(await events('early')).toMatchObject([{ status: 'waiting' }])
    // Later: whoever works then looks after what was left behind.
    const later = await createEngine({ databaseUrl: network.url, demo: true, clock: () => new Date(Date.now() + 20_000), report: (error) => console.error(error) })
    await later.startWorker()
    await settled('early')
    await later.close()
    expect(await one('+79110000000')).toMatchObject({ state: 'missed' })
  })

  it('is kept before it is worked on, a thousand at once, each once', async () => {
    const of = (i: number) => {
      const { ringing, answered, ended } = callEvents(`burst-${i}`, `+7912${String(1_000_000 + i)}`)
      // It rings at one after the other.
      const rings = Array.from({ length: 18 }, (_, n) => String(101 + n)).map((extension) => ({ ...ringing, id: `${ringing.id}-${extension}`, extension }))
      return i % 2 === 0 ? [...rings, answered, ended] : [ended, ...rings, answered]
    }
    const told = Array.from({ length: 50 }, (_, i) => of(i)).flat()
    const kept = await Promise.all(told.map((event) => exchange.tell(event)))
    expect(kept.filter(({ status }) => status === 'kept')).toHaveLength(1000)
    expect(new Set(await Promise.all(told.slice(0, 50).map(async (event) => (await exchange.tell(event)).status)))).toEqual(new Set(['known']))
    const figures = () => network.store.query<{ done: number; ended: number; contacts: number }>(sql`select (select count(*)::int from platform.call_event e join platform.call c on c.id = e.call where c.call_id like 'burst-%' and e.status = 'done') as done, count(*) filter (where t.state = 'ended')::int as ended, count(*)::int as contacts from data.contact t where t.phone like '+79121%'`)
    await vi.waitFor(async () => expect((await figures())[0]).toEqual({ done: 1000, ended: 50, contacts: 50 }), { timeout: 60_000, interval: 100 })
  }, 90_000)

  it('is refused where it is not signed, signed long ago, or by a secret that is good no more', async () => {
    const event = callEvents('forged', '+79110000004').ringing
    const body = JSON.stringify(event)
    const receive = (signed: ReturnType<Exchange['signed']>, text = body) => network.engine.intake.receive(signed, Buffer.from(text))
    for (const attempt of [
      () => receive({ ...exchange.signed(body), signature: 't=1,v1=00' }),
      () => receive(exchange.signed(body), body.replace('+79110000004', '+79110000005')),
      () => receive(exchange.signed(body, new Date(Date.now() - 301_000))),
      () => receive({ ...exchange.signed(body), code: 'nobody' }),
      () => receive(openExchange(network.engine, 'pbx', 'guess').signed(body)),
    ]) await expect(attempt()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const { secret: first } = await network.engine.integrations.add(systemActor, { code: 'second', intake: 'calls', dealership: 'spb' })
    const { secret: next } = await network.engine.integrations.rotate(systemActor, 'second')
    for (const [i, secret] of [first, next].entries()) expect(await openExchange(network.engine, 'second', secret).tell({ ...event, id: `rotated-${i}` })).toEqual({ status: 'kept' })
    await network.engine.integrations.revoke(systemActor, 'second')
    for (const secret of [first, next]) await expect(openExchange(network.engine, 'second', secret).tell({ ...event, id: 'late' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    // Of the dealership that the connection belongs to, whatever line it names.
    const made = () => network.store.query<{ dealership: string }>(sql`select t.dealership from data.contact t where t.phone = '+79110000004'`)
    await vi.waitFor(async () => expect(await made()).toEqual([{ dealership: 'spb' }]))
  })

  it('stays for an administrator where nothing can be made of it, and is done again once that is put right', async () => {
    const { ringing } = callEvents('unknown-line', '+79110000006', { to: '+73452999999' })
    await exchange.tell(ringing)
    const [failed] = await settled('unknown-line', ['failed'])
    expect(failed?.note).toBe('No dealership has the line +73452999999.')
    await network.engine.integrations.setLines(systemActor, 'pbx', { '+73452500100': 'tyumen', '+73452999999': 'tyumen' })
    await network.engine.integrations.retry(systemActor, failed?.id ?? '')
    await settled('unknown-line')
    await one('+79110000006')
    await expect(exchange.tell({ hello: 'world' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(exchange.tell({ hello: 'world' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await network.engine.integrations.events(systemActor, { status: 'refused' })).map(({ note }) => note)).toEqual(['“type” is missing.'])
  })

  it('is for administrators of the network alone', async () => {
    for (const login of ['head.tyumen', 'advisor.tyumen']) {
      const actor = await network.as(login)
      await expect(network.engine.integrations.list(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(network.engine.integrations.testCall(actor, 'pbx', { direction: 'in', number: '1', line: null, extension: null, isMissed: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    const admin = await network.as('admin')
    const { call } = await network.engine.integrations.testCall(admin, 'pbx', { direction: 'in', number: '+79110000007', line: '+73452500100', extension: '214', isMissed: false })
    await settled(call)
    expect(await one('+79110000007')).toMatchObject({ state: 'ended', seconds: 42 })
    expect((await network.engine.integrations.list(admin)).find(({ code }) => code === 'pbx')).toMatchObject({ title: 'Calls', isActive: true, failed: 0 })
  })
})

describe('a recording', () => {
  const filesOf = async (phone: string) => (await network.engine.files.list({ ...systemActor, dealership: 'tyumen', dealerships: ['tyumen'] }, 'contact', (await one(phone)).id)).files

  it('is fetched from the exchange and lies with the record, told before the call rang', async () => {
    recording = { status: 200, body: silence() }
    const { ringing, ended, recorded } = callEvents('recorded', '+79110000008')
    await exchange.tell(recorded(providerUrl))
    await exchange.tell(ringing)
    await exchange.tell(ended)
    await settled('recorded')
    expect(await filesOf('+79110000008')).toMatchObject([{ mediaType: 'audio/wav', isRecording: true, name: '2026-11-23 09-00.wav', size: 844 }])
    await vi.waitFor(async () => expect((await one('+79110000008')).note).toBe('recorded'))
  })

  it('is not kept where it is no sound, and fetched again once an administrator says so', async () => {
    recording = { status: 200, body: Buffer.from('Sorry, no recording today.') }
    const { ringing, recorded } = callEvents('text', '+79110000009')
    await exchange.tell(ringing)
    await exchange.tell(recorded(providerUrl))
    const failed = (await settled('text', ['done', 'failed'])).find(({ type }) => type === 'recorded')
    expect(failed).toMatchObject({ status: 'failed', note: 'A recording is an mp3, ogg, wav or m4a file.' })
    expect(await filesOf('+79110000009')).toEqual([])
    recording = { status: 200, body: silence(100) }
    await network.engine.integrations.retry(systemActor, failed?.id ?? '')
    await settled('text')
    expect(await filesOf('+79110000009')).toHaveLength(1)
  })

  it('may be sent along, signed, once', async () => {
    const { ringing } = callEvents('sent', '+79110000010')
    await exchange.tell(ringing)
    const content = silence(50)
    const send = (bytes: Buffer, signed = exchange.signed(bytes), call = 'sent') => network.engine.intake.receiveRecording(signed, call, { name: 'talk.wav', content: (async function* () { yield bytes.subarray(0, 20); yield bytes.subarray(20) })() })
    expect(await send(content)).toEqual({ status: 'kept' })
    expect(await send(content)).toEqual({ status: 'known' })
    await expect(send(silence(60), exchange.signed(content))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(send(Buffer.from('no sound at all, but a text'))).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(send(content, exchange.signed(content), 'never-told')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await settled('sent')
    expect(await filesOf('+79110000010')).toMatchObject([{ name: 'talk.wav', isRecording: true }])
  })
})

describe('over HTTP', () => {
  it('an exchange tells what happens, and whoever may listens to it, part by part', async () => {
    const front = await openFront(network.engine)
    const send = (path: string, method: string, body: string | Buffer, signature: string) => fetch(`${front.url}${path}`, { method, headers: { 'x-pitlane-signature': signature }, body: new Uint8Array(Buffer.from(body)) })
    const { ringing } = callEvents('http', '+79110000011')
    const body = JSON.stringify(ringing)
    const { signature } = exchange.signed(body)
    expect((await send('/api/intake/pbx', 'POST', body, signature)).status).toBe(202)
    expect((await send('/api/intake/pbx', 'POST', body, signature)).status).toBe(200)
    expect((await send('/api/intake/pbx', 'POST', body, 't=1,v1=0')).status).toBe(401)
    expect((await send('/api/intake/nobody', 'POST', body, signature)).status).toBe(401)
    const long = JSON.stringify({ ...ringing, id: 'x'.repeat(70_000) })
    expect((await send('/api/intake/pbx', 'POST', long, exchange.signed(long).signature)).status).toBe(413)
    const wrong = JSON.stringify({ ...ringing, type: 'rang' })
    expect((await send('/api/intake/pbx', 'POST', wrong, exchange.signed(wrong).signature)).status).toBe(422)
    expect((await fetch(`${front.url}/api/intake/pbx`)).status).toBe(404)
    const content = silence(2000)
    expect((await send('/api/intake/pbx/http/recording?name=talk.wav', 'PUT', content, exchange.signed(content).signature)).status).toBe(202)
    expect((await send('/api/intake/pbx/http/recording', 'PUT', silence(2001), exchange.signed(content).signature)).status).toBe(401)
    await settled('http')
    const { id } = await one('+79110000011')
    const [admin, guest] = [await tokenOf(network, 'admin'), await tokenOf(network, 'analyst')]
    const get = (path: string, token: string, headers: Record<string, string> = {}) => fetch(`${front.url}/api/files/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })
    const { files } = (await (await get(`contact/${id}`, admin)).json()) as { files: { id: string; isRecording: boolean }[] }
    const file = files[0]?.id ?? ''
    const part = await get(file, admin, { range: 'bytes=44-143' })
    expect([part.status, part.headers.get('content-type'), (await part.arrayBuffer()).byteLength]).toEqual([206, 'audio/wav', 100])
    await get(file, admin, { range: 'bytes=144-243' })
    await vi.waitFor(async () => expect(await network.store.query(sql`select a.note from platform.audit_entry a where a.record_id = ${id}::uuid and a.action = 'read-personal' and a.note like 'recording %'`)).toEqual([{ note: 'recording talk.wav' }]))
    // The intake lets administrators alone listen.
    expect((await get(file, guest)).status).toBe(404)
    expect(((await (await get(`contact/${id}`, guest)).json()) as { files?: unknown[] }).files ?? []).toEqual([])
    const unsigned = await Promise.all(Array.from({ length: 70 }, () => send('/api/intake/pbx', 'POST', body, '')))
    expect(unsigned.map(({ status }) => status)).toContain(429)
    await front.close()
  })
})

describe('the simulator', () => {
  it('tells a recorded day again, signed', async () => {
    const front = await openFront(network.engine)
    process.env.PITLANE_INTAKE_SECRET = secret
    const printed: string[] = []
    const context = { print: (text: string) => void printed.push(text) } as unknown as CommandContext
    const folder = resolve(import.meta.dirname, '../fixtures/calls')
    expect(await calls.run(['replay', resolve(folder, 'day.jsonl'), '--to', front.url, '--integration', 'pbx', '--speed', '0'], context)).toBe(0)
    expect(await calls.run(['replay', resolve(folder, 'out-of-order.jsonl'), '--to', `${front.url}/api/intake/pbx`, '--speed', '0'], context)).toBe(0)
    expect(printed.at(-1)).toBe('out-of-order.jsonl: 4 of 4 events were taken.')
    await vi.waitFor(async () => expect(await one('+79821110204')).toMatchObject({ state: 'ended', seconds: 33 }), { timeout: 8000 })
    expect(await one('+79821110203')).toMatchObject({ seconds: 74 })
    process.env.PITLANE_INTAKE_SECRET = 'another'
    expect(await calls.run(['replay', resolve(folder, 'day.jsonl'), '--to', `${front.url}/api/intake/pbx`, '--speed', '0'], context)).toBe(1)
    delete process.env.PITLANE_INTAKE_SECRET
    await front.close()
  })
})

describe('the project’s own intake', () => {
  it('makes incoming traffic of a call, and lets specialists know of a missed one', async () => {
    await client('Звонкова Инна', { phone: '8922-555-44-33' })
    const { secret } = await network.engine.integrations.add(systemActor, { code: 'front', intake: 'telephony', dealership: 'tyumen' })
    const front = openExchange(network.engine, 'front', secret)
    const { ringing, missed } = callEvents('traffic', '+79225554433')
    await front.tell(ringing)
    await front.tell(missed)
    await settled('traffic')
    const asked = 'query { incomingTraffics(filter: { phone: { eq: "+79225554433" } }) { edges { node { state channel note callBack client { name } goal { code } } } } }'
    const { incomingTraffics } = await network.ask<{ incomingTraffics: { edges: unknown[] } }>(await network.as('head.tyumen'), asked)
    // A call of ours is heard of, and is no contact.
    await front.tell({ ...callEvents('ours', '+73452500100').ringing, direction: 'out', to: '+79225554433' })
    expect((await settled('ours')).map(({ note, record }) => [note, record])).toEqual([['The intake is not about such calls.', null]])
    expect(incomingTraffics.edges).toEqual([{ node: { state: 'registered', channel: expect.stringMatching(/call/i), note: 'Пропущенный звонок', callBack: true, client: { name: 'Звонкова Инна' }, goal: { code: 'call-other' } } }])
  })
})
