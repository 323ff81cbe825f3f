import type { Sizes } from './rows.ts'

/** One question asked of the engine in GraphQL and of the bare server in SQL, with the same JSON for an answer. */
export interface Case {
  readonly name: string
  readonly query: string
  /** Statements of the bare server; `$visible` is replaced by its row filter, and the last parameter is the list of dealerships. The first column of the first row is the JSON under `data`. */
  readonly sql: string
  /** How many parameters the statement has besides the dealerships. */
  readonly parameters: number
  /** Patterns are planned for each text, on both sides. */
  readonly isPattern?: boolean
  /** Whether it is also measured with row filters of 1, 5 and 20 dealerships. */
  readonly isFiltered?: boolean
  /** What to get near: requests a second as a share of the bare server's. */
  readonly target: number
  /** Variables of the i-th request. */
  readonly variables: (i: number) => Readonly<Record<string, unknown>>
  /** The same as parameters of the statement. */
  readonly values: (variables: Readonly<Record<string, unknown>>) => readonly unknown[]
}

/** What the cases ask for by name. */
export interface Samples {
  readonly clients: readonly string[]
  /** Moment and id of rows about two thousand pages down. */
  readonly deep: readonly { readonly at: string; readonly id: string }[]
  readonly names: readonly string[]
  readonly phones: readonly string[]
}

/** Rows left out before the page read by offset: two thousand pages of fifty, fewer where there are not so many. */
export const deepOffset = ({ orders }: Sizes): number => Math.min(99_950, Math.floor(orders / 2))

const states = ['reception', 'diagnosis', 'approval', 'waitingForParts', 'inRepair', 'qualityControl', 'repaired']
const moment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const page = (of: string, inner: string): string => `json_build_object('${of}', json_build_object(${inner}))`
const month = (i: number): { from: string; to: string } => {
  const start = new Date(Date.UTC(2024, i % 30, 1))
  return { from: start.toISOString(), to: new Date(Date.UTC(2024, (i % 30) + 1, 1)).toISOString() }
}
const pick = <T>(values: readonly T[], i: number): T => values[i % values.length] as T
const cursorOf = ({ at, id }: { readonly at: string; readonly id: string }): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')
const keysOf = (cursor: unknown): readonly unknown[] => JSON.parse(Buffer.from(String(cursor), 'base64url').toString())

const orderRows = (where: string, limit: string): string => `select * from data.work_order w where w.deleted_at is null and $visible(w) ${where} order by w.created_at desc, w.id desc ${limit}`

const orderPage = (where: string, limit: string): string => `select ${page('workOrders', `'nodes', coalesce((
  select json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state, 'createdAt', ${moment('o.created_at')}, 'client', json_build_object('name', c.name)) order by o.created_at desc, o.id desc)
  from (${orderRows(where, limit)}) o left join data.client c on c.id = o.client), '[]'::json)`)}::text`

const card = `json_build_object(
  'client', (select json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'city', c.city, 'clientType', c.client_type, 'smsAllowed', c.sms_allowed, 'createdAt', ${moment('c.created_at')}) from data.client c where c.id = $1 and c.deleted_at is null),
  'vehicles', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', v.id, 'make', v.make, 'model', v.model, 'plate', v.plate, 'year', v.year)), '[]'::json)) from (select * from data.vehicle v where v.owner = $1 and v.deleted_at is null order by v.created_at desc, v.id desc limit 20) v),
  'workOrders', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state, 'createdAt', ${moment('o.created_at')}, 'total', o.total::text, 'vehicle', (select json_build_object('plate', v.plate) from data.vehicle v where v.id = o.vehicle))), '[]'::json))
    from (select * from data.work_order w where w.client = $1 and w.deleted_at is null and $visible(w) order by w.created_at desc, w.id desc limit 5) o),
  'complaints', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', k.id, 'number', k.number, 'state', k.state, 'subject', k.subject, 'createdAt', ${moment('k.created_at')})), '[]'::json))
    from (select * from data.complaint w where w.client = $1 and w.deleted_at is null and $visible(w) order by w.created_at desc, w.id desc limit 5) k))`

const found = (condition: string): string => `select json_build_object('clients', json_build_object('nodes', coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'phone', c.phone)), '[]'::json)))::text
  from (select * from data.client c where c.deleted_at is null and (${condition}) order by c.created_at desc, c.id desc limit 20) c`
const findQuery = 'query ($text: String!) { clients(first: 20, search: $text) { nodes { id name phone } } }'
const pattern = (text: unknown): string => `%${String(text).toLowerCase()}%`

/** Every reading case. */
export function readCases(samples: Samples, sizes: Sizes): readonly Case[] {
  const offset = deepOffset(sizes)
  return [
    {
      name: 'client card: vehicles, last orders, complaints',
      query: `query ($id: ID!) {
        client(id: $id) { id name phone city clientType smsAllowed createdAt }
        vehicles(filter: { owner: { id: { eq: $id } } }, first: 20) { nodes { id make model plate year } }
        workOrders(filter: { client: { id: { eq: $id } } }, first: 5) { nodes { id number state createdAt total vehicle { plate } } }
        complaints(filter: { client: { id: { eq: $id } } }, first: 5) { nodes { id number state subject createdAt } }
      }`,
      sql: `select ${card}::text`,
      parameters: 1,
      isFiltered: true,
      target: 0.75,
      variables: (i) => ({ id: pick(samples.clients, i) }),
      values: ({ id }) => [id],
    },
    {
      name: 'list of 50, two joins, total',
      query: 'query ($state: String!) { workOrders(first: 50, filter: { state: { eq: $state } }) { totalCount nodes { id number state createdAt total client { id name phone } vehicle { id plate make model } } } }',
      sql: `select ${page(
        'workOrders',
        `'totalCount', (select count(*) from data.work_order w where w.state = $1 and w.deleted_at is null and $visible(w)), 'nodes', (
          select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state, 'createdAt', ${moment('o.created_at')}, 'total', o.total::text, 'client', json_build_object('id', c.id, 'name', c.name, 'phone', c.phone), 'vehicle', json_build_object('id', v.id, 'plate', v.plate, 'make', v.make, 'model', v.model)) order by o.created_at desc, o.id desc), '[]'::json)
          from (${orderRows('and w.state = $1', 'limit 50')}) o left join data.client c on c.id = o.client left join data.vehicle v on v.id = o.vehicle)`,
      )}::text`,
      parameters: 1,
      isFiltered: true,
      target: 0.8,
      variables: (i) => ({ state: pick(states, i) }),
      values: ({ state }) => [state],
    },
    {
      name: 'count by category over a month',
      query: 'query ($from: DateTime!, $to: DateTime!) { complaintsAggregate(groupBy: [{ field: CATEGORY }], filter: { createdAt: { gte: $from, lt: $to } }) { count group { category { code text } } } }',
      sql: `select json_build_object('complaintsAggregate', (select coalesce(json_agg(json_build_object('count', g.n, 'group', json_build_object('category', (select json_build_object('code', k.code, 'text', k.text) from data.complaint_category k where k.id = g.category))) order by g.category), '[]'::json)
        from (select category, count(*) as n from data.complaint w where w.created_at >= $1 and w.created_at < $2 and w.deleted_at is null and $visible(w) group by category) g))::text`,
      parameters: 2,
      isFiltered: true,
      target: 0.75,
      variables: month,
      values: ({ from, to }) => [from, to],
    },
    {
      name: 'sums by dealership and state over a year',
      query: 'query ($from: DateTime!, $to: DateTime!) { workOrdersAggregate(groupBy: [{ field: DEALERSHIP }, { field: STATE }], filter: { createdAt: { gte: $from, lt: $to } }) { count sum { total } group { dealership state } } }',
      sql: `select json_build_object('workOrdersAggregate', (select coalesce(json_agg(json_build_object('count', g.n, 'sum', json_build_object('total', g.total::text), 'group', json_build_object('dealership', g.dealership, 'state', g.state)) order by g.dealership, g.state), '[]'::json)
        from (select dealership, state, count(*) as n, sum(total) as total from data.work_order w where w.created_at >= $1 and w.created_at < $2 and w.deleted_at is null and $visible(w) group by dealership, state) g))::text`,
      parameters: 2,
      isFiltered: true,
      target: 1,
      variables: (i) => ({ from: `2024-${String((i % 12) + 1).padStart(2, '0')}-01T00:00:00.000Z`, to: `2025-${String((i % 12) + 1).padStart(2, '0')}-01T00:00:00.000Z` }),
      values: ({ from, to }) => [from, to],
    },
    // As it was typed, or as the number it means: both sides look for either.
    { name: 'search by part of a phone', query: findQuery, sql: found('c.search like $1 or c.search like $2'), parameters: 2, isPattern: true, target: 0.8, variables: (i) => ({ text: pick(samples.phones, i) }), values: ({ text }) => [pattern(text), pattern(String(text).replace(/\D/g, ''))] },
    { name: 'search by part of a name', query: findQuery, sql: found('c.search like $1'), parameters: 1, isPattern: true, target: 0.8, variables: (i) => ({ text: pick(samples.names, i) }), values: ({ text }) => [pattern(text)] },
    {
      name: 'page 2,000 by cursor',
      query: 'query ($after: String!) { workOrders(first: 50, after: $after) { nodes { id number state createdAt client { name } } } }',
      sql: orderPage('and (w.created_at, w.id) < ($1, $2)', 'limit 50'),
      parameters: 2,
      isFiltered: true,
      target: 0.75,
      variables: (i) => ({ after: cursorOf(pick(samples.deep, i)) }),
      values: ({ after }) => keysOf(after),
    },
    {
      name: 'page 2,000 by offset',
      query: `{ workOrders(first: 50, offset: ${offset}) { nodes { id number state createdAt client { name } } } }`,
      sql: orderPage('', `limit 50 offset ${offset}`),
      parameters: 0,
      target: 0.8,
      variables: () => ({}),
      values: () => [],
    },
  ]
}
