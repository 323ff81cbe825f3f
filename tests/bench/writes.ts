import type pg from 'pg'
import type { Pace } from './measure.ts'

/** A command and what the bare server does by hand under the same name. */
export interface WriteCase {
  readonly name: string
  readonly query: string
  readonly dealership: string
  readonly target: number
  readonly variables: (side: 'engine' | 'bare', i: number) => Readonly<Record<string, unknown>>
}

/** More than any of the sides answers in a second. */
const mostPerSecond = 2500

export async function writeCases(client: pg.Client, { warmUp, seconds, rounds }: Pace): Promise<readonly WriteCase[]> {
  const { rows: vehicles } = await client.query<{ vehicle: string; client: string }>('select id as vehicle, owner as client from data.vehicle order by id limit 500')
  const { rows: types } = await client.query<{ id: string }>('select id from data.order_type where dealership is null order by id limit 1')
  const orders = await receivedOrders(client, 4 * mostPerSecond * (warmUp + seconds * rounds))
  const half = orders.length / 2
  let [engineNext, bareNext] = [0, half]
  return [
    {
      name: 'create',
      query: 'mutation ($input: WorkOrderInput!) { createWorkOrder(input: $input) { id number state version } }',
      dealership: 'site-01',
      target: 0.5,
      variables: (_, i) => ({ input: { ...vehicles[i % vehicles.length], orderType: types[0]?.id, mileage: i, reason: 'Плановое обслуживание' } }),
    },
    {
      name: 'state event',
      query: 'mutation ($id: ID!, $version: Int!) { sendWorkOrder(id: $id, version: $version, event: START_DIAGNOSIS) { id number state version } }',
      dealership: 'site-01',
      target: 0.5,
      // Each record takes the event once.
      variables: (side) => ({ id: orders[side === 'engine' ? engineNext++ : bareNext++], version: 1 }),
    },
  ]
}

/** Orders that stand in reception, made for the events to come. */
async function receivedOrders(client: pg.Client, count: number): Promise<readonly string[]> {
  await client.query(`delete from data.work_order where number >= 100000000`)
  const { rows } = await client.query<{ id: string }>(
    `insert into data.work_order (id, dealership, number, state, state_since, version, client, vehicle, owner, order_type, payer, mileage, reason, works_total, parts_total, total, rework_count, search)
     select gen_random_uuid(), 'site-01', 100000000 + n, 'reception', now(), 1, s.client, s.vehicle, s.owner, s.order_type, 'client', 1000, s.reason, 0, 0, 0, 0, s.search
     from generate_series(1, $1::int) n, (select * from data.work_order where dealership = 'site-01' limit 1) s returning id`,
    [count],
  )
  await client.query('vacuum analyze data.work_order')
  return rows.map(({ id }) => id)
}
