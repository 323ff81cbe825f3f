import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '../../engine/index.ts'
import { deliverMessage, messageSweep, retrySeconds, type Sender } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { claimMessage, findWebhook, type MessageRow } from '../../engine/store/index.ts'
import { openRelay, type Relay } from '../fixtures/relay.ts'
import { createTicket, relayPackage, sendTicket, type Ticket } from '../fixtures/relay-package.ts'
import { openSink, type Sink } from '../fixtures/sink.ts'

let relay: Relay
let sink: Sink
let secret: string

beforeAll(async () => {
  relay = await openRelay()
  sink = await openSink()
  secret = (await relay.engine.webhooks.add(systemActor, { code: 'sink', url: sink.url, dealership: null })).secret
})
afterAll(async () => {
  await relay?.close()
  await sink?.close()
})
beforeEach(async () => {
  sink.answer = 200
  sink.arrivals.length = 0
  await relay.store.query(sql`delete from platform.message`)
})

const make = async (title: string): Promise<Ticket> => (await relay.ask<{ ticket: Ticket }>(createTicket, { title })).ticket
const send = async ({ id, version }: Ticket, event: string): Promise<Ticket> => (await relay.ask<{ ticket: Ticket }>(sendTicket, { id, version, event })).ticket
const rows = (): Promise<readonly MessageRow[]> => relay.engine.messages.list(systemActor)
const only = async (): Promise<MessageRow> => {
  const [row, ...others] = await rows()
  if (!row || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} messages`)
  return row
}

/** Delivers without a queue; `passed` milliseconds later than now. */
const hand = (passed = 0): Sender => ({
  store: relay.store,
  around: { webhook: (code, dealership) => findWebhook(relay.store.query, code, dealership), mayReachPrivate: true, now: () => new Date(Date.now() + 1000 + passed) },
  enqueue: async () => undefined,
})
const sweep = async (sender: Sender): Promise<void> => {
  const stop = await messageSweep(sender, (error) => {
    throw error
  }).start()
  await stop()
}

describe('a message', () => {
  it('is written with the transition, and says what happened to the record', async () => {
    const ticket = await send(await make('Bumper'), 'GO')
    const message = await only()
    expect(message).toMatchObject({ status: 'waiting', channel: 'webhook', recipient: 'sink', entity: 'ticket', recordId: ticket.id, dealership: 'north', attempts: 0 })
    await deliverMessage(hand(), message.id)
    expect(sink.arrivals[0]?.body).toMatchObject({ id: message.id, entity: 'ticket', record: ticket.id, version: 2, state: 'there', dealership: 'north', cause: 'tr_go', body: { title: 'Bumper' } })
    const [, seconds = '', signature] = /^t=(\d+),v1=(\w+)$/.exec(String(sink.arrivals[0]?.headers['x-pitlane-signature'])) ?? []
    expect(createHmac('sha256', secret).update(`${seconds}.${JSON.stringify(sink.arrivals[0]?.body)}`).digest('hex')).toBe(signature)
    expect(await only()).toMatchObject({ status: 'sent', attempts: 1, sentAt: expect.any(String) })
  })

  it('is not there where the event was refused', async () => {
    const ticket = await make('Door')
    await expect(send({ ...ticket, version: 7 }, 'GO')).rejects.toThrow('VERSION_CONFLICT')
    expect(await rows()).toEqual([])
  })

  it('leaves once, however often and by however many it is taken up', async () => {
    await send(await make('Door'), 'GO')
    const { id } = await only()
    await Promise.all(Array.from({ length: 10 }, () => deliverMessage(hand(), id)))
    await deliverMessage(hand(), id)
    expect(sink.arrivals.length).toBe(1)
  })

  it('waits longer after every attempt that surely did not arrive, and is given up in the end', async () => {
    sink.answer = 503
    await send(await make('Door'), 'GO')
    const { id } = await only()
    let passed = 0
    for (const [i, seconds] of retrySeconds.entries()) {
      const begun = Date.now() + passed
      await deliverMessage(hand(passed), id)
      const message = await only()
      expect(message).toMatchObject({ status: 'waiting', attempts: i + 1, lastError: expect.stringContaining('503') })
      expect(Math.abs(Date.parse(message.nextAt ?? '') - begun - seconds * 1000)).toBeLessThan(10_000)
      // Too early: nothing happens.
      await deliverMessage(hand(passed), id)
      passed += seconds * 1000 + 5000
    }
    await deliverMessage(hand(passed), id)
    expect(await only()).toMatchObject({ status: 'failed', attempts: retrySeconds.length + 1 })
    expect(sink.arrivals.length).toBe(retrySeconds.length + 1)
    expect(new Set(sink.arrivals.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('that may have arrived is not sent again by itself, only by a person, who is audited', async () => {
    sink.answer = null
    await send(await make('Door'), 'GO')
    const { id } = await only()
    await deliverMessage(hand(), id)
    expect(await only()).toMatchObject({ status: 'unknown', lastError: expect.any(String) })
    await sweep(hand(3_600_000))
    await deliverMessage(hand(3_600_000), id)
    expect(sink.arrivals.length).toBe(1)
    sink.answer = 200
    await relay.engine.messages.resend(systemActor, id)
    await deliverMessage(hand(), id)
    expect(await only()).toMatchObject({ status: 'sent', attempts: 2 })
    await expect(relay.engine.messages.resend(systemActor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [{ count } = { count: 0 }] = await relay.store.query<{ count: number }>(sql`select count(*)::int as count from platform.audit_entry where action = 'message-resend' and note like ${`%${id}`}`)
    expect(count).toBe(1)
  })

  it('whose process was killed while sending is unknown when its time is over, and the late word of that process still counts', async () => {
    await send(await make('Door'), 'GO')
    const { id } = await only()
    const now = Date.now() + 1000
    const claimed = await claimMessage(relay.store.query, id, new Date(now).toISOString(), new Date(now + 30_000).toISOString())
    expect(claimed).not.toBe(null)
    await sweep(hand(10_000))
    expect((await only()).status).toBe('sending')
    await sweep(hand(60_000))
    expect((await only()).status).toBe('unknown')
    expect(sink.arrivals.length).toBe(0)
    await relay.engine.messages.dismiss(systemActor, id)
    expect((await only()).status).toBe('dismissed')
  })

  it('to a webhook that nobody registered fails in words, and goes once it is there', async () => {
    await send(await make('Door'), 'LOST')
    const { id } = await only()
    await deliverMessage(hand(), id)
    expect(await only()).toMatchObject({ status: 'failed', lastError: expect.stringContaining('webhook add nobody URL') })
    await relay.engine.webhooks.add(systemActor, { code: 'nobody', url: sink.url, dealership: 'north' })
    await relay.engine.messages.resend(systemActor, id)
    await deliverMessage(hand(), id)
    expect((await only()).status).toBe('sent')
    await relay.engine.webhooks.remove(systemActor, 'nobody', 'north')
  })

  it('that lost its job is found by the sweep, once per waiting time', async () => {
    await send(await make('Door'), 'GO')
    const { id } = await only()
    const queued: string[] = []
    const sender = { ...hand(60_000), enqueue: async (_query: unknown, message: string) => void queued.push(message) }
    await sweep(sender)
    await sweep(sender)
    expect(queued).toEqual([id])
  })
})

describe('webhooks and messages', () => {
  it('are for those who may publish in the network', async () => {
    await expect(relay.engine.webhooks.list(relay.sender)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(relay.engine.messages.list(relay.sender)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(relay.engine.messages.resend(relay.sender, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  it.each([
    ['Sink', 'https://example.com/'],
    ['a b', 'https://example.com/'],
    ['fine', 'ftp://example.com/'],
    ['fine', 'https://user:password@example.com/'],
    ['fine', 'nonsense'],
  ])('take no code and address that are none: %s %s', async (code, url) => {
    await expect(relay.engine.webhooks.add(systemActor, { code, url, dealership: null })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
  it('have one endpoint a code and dealership', async () => {
    await expect(relay.engine.webhooks.add(systemActor, { code: 'sink', url: sink.url, dealership: null })).rejects.toMatchObject({ code: 'DUPLICATE' })
  })
})

describe('a definition', () => {
  it('that sends to a webhook nobody registered is published with a warning that names the place', async () => {
    const warnings = [{ file: 'entities/ticket/machine.json', severity: 'warning', message: expect.stringContaining('nobody') }]
    expect(await relay.engine.check(systemActor, relayPackage())).toMatchObject(warnings)
    expect((await relay.engine.plan(systemActor, relayPackage())).issues).toMatchObject(warnings)
  })
})

describe('a worker', () => {
  it('sends at once what is written while it works, what was written before, and again when the time has come', async () => {
    await send(await make('Before'), 'GO')
    await relay.store.query(sql`update platform.message set next_at = now() - interval '1 minute'`)
    await relay.engine.startWorker()
    await vi.waitFor(async () => expect((await only()).status).toBe('sent'), { timeout: 15_000 })
    const begun = Date.now()
    await send(await make('Now'), 'GO')
    await sink.arrived(2)
    expect(Date.now() - begun).toBeLessThan(2000)
    sink.answer = 503
    await send(await make('Later'), 'GO')
    await sink.arrived(3)
    sink.answer = 200
    relay.pass(10_000)
    await sink.arrived(4)
    await vi.waitFor(async () => expect((await rows()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']))
  }, 40_000)
})
