import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { openPlatform } from '../../engine/platform/index.ts'
import { cleanup } from '../../engine/jobs/index.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { openRelay, type Relay } from '../fixtures/relay.ts'
import { createTicket, sendTicket, type Ticket } from '../fixtures/relay-package.ts'

let relay: Relay
let api: Api
let url: string
const tokens: string[] = []

beforeAll(async () => {
  relay = await openRelay()
  const other = '01900000-0000-7000-8000-00000000000f'
  await relay.store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${other}::uuid, 'other', 'Other', '', 'en', '')`)
  await relay.store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (gen_random_uuid(), ${other}::uuid, 'sender', 'north')`)
  const platform = await openPlatform(relay.url)
  for (const userId of [relay.sender.id, other]) tokens.push((await platform.tokens.create({ userId, name: 'test', dealership: 'north' })).text)
  await platform.close()
  api = await openApi(relay.engine)
  url = api.url
})
afterAll(async () => {
  api?.close()
  await relay?.close()
})

interface Answer {
  readonly data?: { readonly ticket: Ticket; readonly a?: Ticket; readonly b?: Ticket } | null
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
}
async function post(key: string | null, query: string, variables: object = {}, user = 0): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[user]}`, ...(key === null ? {} : { 'idempotency-key': key }) }
  return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json()) as Answer
}
const code = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code
const titled = async (title: string): Promise<number> => (await relay.store.query(sql`select id from data.ticket where title = ${title}`)).length
const entries = async (id: string | undefined): Promise<readonly string[]> => (await relay.store.query<{ action: string }>(sql`select action from platform.audit_entry where record_id = ${id}::uuid order by id`)).map(({ action }) => action)

describe('a request under an Idempotency-Key', () => {
  it('answers the same when it is sent again, and does nothing more', async () => {
    const first = await post('create-1', createTicket, { title: 'One' })
    expect(first.data?.ticket.title).toBe('One')
    expect(await post('create-1', createTicket, { title: 'One' })).toEqual(first)
    expect(await titled('One')).toBe(1)
    expect(await post('create-2', createTicket, { title: 'One' })).not.toEqual(first)
  })

  it('sends an event once: the second time there is no conflict, no entry and no message', async () => {
    const { data } = await post(null, createTicket, { title: 'Event' })
    const asked = { id: data?.ticket.id, version: 1, event: 'GO' }
    const first = await post('go-1', sendTicket, asked)
    expect(first.data?.ticket).toMatchObject({ state: 'there', version: 2 })
    expect(await post('go-1', sendTicket, asked)).toEqual(first)
    expect(code(await post('go-2', sendTicket, asked))).toBe('VERSION_CONFLICT')
    expect(await entries(data?.ticket.id)).toEqual(['create', 'transition'])
    expect((await relay.store.query(sql`select id from platform.message where record_id = ${data?.ticket.id}::uuid`)).length).toBe(1)
  })

  it('is answered when its record is gone by then', async () => {
    const { data } = await post(null, createTicket, { title: 'Gone' })
    const remove = 'mutation ($id: ID!) { deleteTicket(id: $id, version: 1) }'
    const first = await post('gone-1', remove, { id: data?.ticket.id })
    expect(first.errors).toBe(undefined)
    expect(await post('gone-1', remove, { id: data?.ticket.id })).toEqual(first)
    expect(code(await post('gone-2', remove, { id: data?.ticket.id }))).toBe('NOT_FOUND')
  })

  it('is refused when it asks for something else than before', async () => {
    await post('other-1', createTicket, { title: 'This' })
    expect(code(await post('other-1', createTicket, { title: 'That' }))).toBe('IDEMPOTENCY_MISMATCH')
    expect(await titled('That')).toBe(0)
  })

  it('works once of twenty at the same time, and all get its answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('together', createTicket, { title: 'Together' })))
    expect(new Set(answers.map(({ data }) => data?.ticket.id)).size).toBe(1)
    expect(await titled('Together')).toBe(1)
  })

  it('tells its commands apart by their order', async () => {
    const both = 'mutation ($a: String, $b: String) { a: createTicket(input: { title: $a }) { id } b: createTicket(input: { title: $b }) { id } }'
    const first = await post('both', both, { a: 'Twin', b: 'Twin' })
    expect(first.data?.a?.id).not.toBe(first.data?.b?.id)
    expect(await post('both', both, { a: 'Twin', b: 'Twin' })).toEqual(first)
    expect(await titled('Twin')).toBe(2)
  })

  it('is free to be tried again where it was refused', async () => {
    expect(code(await post('retry', createTicket, { title: null }))).toBe('VALIDATION_FAILED')
    expect((await post('retry', createTicket, { title: 'Retry' })).data?.ticket.title).toBe('Retry')
  })

  it("is one's own", async () => {
    await post('mine', createTicket, { title: 'Mine' })
    expect((await post('mine', createTicket, { title: 'Theirs' }, 1)).data?.ticket.title).toBe('Theirs')
  })

  it('is forgotten after a day', async () => {
    await post('old', createTicket, { title: 'Old' })
    await relay.store.query(sql`update platform.idempotency_key set created_at = now() - interval '25 hours' where key = '0:old'`)
    expect((await post('old', createTicket, { title: 'New' })).data?.ticket.title).toBe('New')
    await relay.store.query(sql`update platform.idempotency_key set created_at = now() - interval '25 hours' where key = '0:old'`)
    await (await cleanup(relay.store, () => undefined).start())()
    expect((await relay.store.query<{ key: string }>(sql`select key from platform.idempotency_key`)).map(({ key }) => key)).not.toContain('0:old')
  })

  it.each(['', 'a'.repeat(201), 'two words'])('needs a key that is one: %j', async (key) => {
    expect(code(await post(key, createTicket, { title: 'Never' }))).toBe('BAD_INPUT')
    expect(await titled('Never')).toBe(0)
  })
})
