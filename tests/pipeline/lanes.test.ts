/** Statements in shared connections: what one of them meets is not met by the others. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Slot, sql } from '../../engine/kernel/sql.ts'
import { prepare } from '../../engine/store/prepared.ts'
import { openStore, type Store } from '../../engine/store/index.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'

let database: TestDatabase
let store: Store

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url, { timeout: 2000 })
})
afterAll(async () => {
  await store?.close()
  await database?.drop()
})

const divide = prepare(sql`select (100 / ${new Slot((values) => values[0])}::int)::text`)
const ask = (by: number): Promise<readonly (string | null)[]> => store.readText(divide, [by])

it('each has its own answer or its own error', async () => {
  await ask(1)
  const answers = await Promise.allSettled([1, 0, 2, 4, 0, 5, 10, 20, 25, 50].map(ask))
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0] : 'error'))).toEqual(['100', 'error', '50', '25', 'error', '20', '10', '5', '4', '2'])
})

it('more statements than a connection keeps prepared all answer, the first of them again too', async () => {
  const plus = prepare(sql`select (${new Slot((values) => values[0])}::int + ${new Slot((values) => values[1])}::int)::text`)
  const numbered = Array.from({ length: 230 }, (_, i) => ({ ...plus, text: `${plus.text} -- ${i}`, name: `s${i}` }))
  for (const round of [1, 2]) {
    for (const [i, statement] of numbered.entries()) expect(await store.readText(statement, [round, i])).toEqual([String(round + i)])
  }
  const [kept] = await store.query<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements`)
  expect(kept?.n).toBeLessThanOrEqual(210)
}, 60_000)

it('a connection that is ended is replaced', async () => {
  await ask(1)
  await ask(2)
  await store.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
  await expect.poll(() => ask(4).then(String, () => 'lost')).toBe('25')
})
