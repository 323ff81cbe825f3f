/** Writing by hand: the least that has to happen in one transaction, the audit entry included. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export type BareWrite = (pool: pg.Pool, variables: Readonly<Record<string, unknown>>) => Promise<string>

const actor = '00000000-0000-7000-8000-000000000001'

async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<string>): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const audit = (client: pg.PoolClient, values: readonly unknown[]): Promise<unknown> =>
  client.query({
    name: 'audit',
    text: `insert into platform.audit_entry (id, at, actor_id, actor_name, dealership, action, entity, record_id, event, from_state, to_state, changes) values ($1, now(), $2, 'head', $3, $4, 'work-order', $5, $6, $7, $8, $9)`,
    values: [randomUUID(), actor, ...values],
  })

const create: BareWrite = (pool, { input, dealership }) =>
  inTransaction(pool, async (client) => {
    const { client: owner, vehicle, orderType, mileage, reason } = input as Readonly<Record<string, unknown>>
    const id = randomUUID()
    const { rows: counted } = await client.query({ name: 'number', text: `update platform.counter set value = value + 1 where entity = 'work-order' and dealership = $1 returning value`, values: [dealership] })
    const number = Number(counted[0].value)
    await client.query({
      name: 'create',
      text: `insert into data.work_order (id, dealership, number, state, state_since, created_by, updated_by, client, vehicle, owner, order_type, payer, mileage, reason, works_total, parts_total, total, search) values ($1, $2, $3, 'reception', now(), $4, $4, $5, $6, $5, $7, 'client', $8, $9, 0, 0, 0, $10)`,
      values: [id, dealership, number, actor, owner, vehicle, orderType, mileage, reason, `${number}\n${String(reason).toLowerCase()}`],
    })
    await audit(client, [dealership, 'create', id, null, null, 'reception', JSON.stringify(input)])
    return JSON.stringify({ data: { createWorkOrder: { id, number, state: 'reception', version: 1 } } })
  })

const send: BareWrite = (pool, { id, version }) =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query({ name: 'lock', text: 'select dealership, number, version, state, advisor from data.work_order where id = $1 and deleted_at is null for no key update', values: [id] })
    const [row] = rows
    if (row?.version !== version || row.state !== 'reception') throw new Error('Somebody else has changed this record.')
    await client.query({
      name: 'event',
      text: `update data.work_order set state = 'diagnosis', state_since = now(), version = version + 1, updated_at = now(), updated_by = $2, advisor = coalesce(advisor, $2) where dealership = $3 and id = $1`,
      values: [id, actor, row.dealership],
    })
    await audit(client, [row.dealership, 'transition', id, 'START_DIAGNOSIS', 'reception', 'diagnosis', '{}'])
    return JSON.stringify({ data: { sendWorkOrder: { id, number: Number(row.number), state: 'diagnosis', version: Number(version) + 1 } } })
  })

export const bareWrites: Readonly<Record<string, BareWrite>> = { create, 'state event': send }
