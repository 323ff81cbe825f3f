import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isEngineError } from '../../engine/kernel/errors.ts'
import type { Json, JsonObject } from '../../engine/kernel/json.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor, Entity, Field } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
let order: { readonly id: string; readonly version: number; readonly client: string }
let entities: readonly Entity[]

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  order = await receiveOrder(network, await network.as('advisor.tyumen'))
  entities = [...(await network.engine.model(head)).entities.values()]
})
afterAll(() => network?.close())

const nasty: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, '', ' ', 'x', '•••', '\u0000', '\ud800', '2009-02-30', '2009-05-25', '2009-05-25T20:59:00Z', '9999-12-31', '1e5', '1 000,5', uuidv7(), "'; --", '__proto__', 'x'.repeat(3000)),
  fc.constantFrom<Json>([], [null], [1], ['x'], [[]], {}, { id: 'x' }, [{}], [{ id: 'x' }], [{ name: 5 }], { constructor: 1 }, { schema: { properties: {} } }, { q1: { a: [] } }),
)
const record = (fields: readonly Field[]): fc.Arbitrary<JsonObject> => fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name), 'noSuch', 'id', 'toString'), nasty, { maxKeys: 5 })

/** Whatever was sent, the answer is data or a code of ours; nothing of it was a surprise. */
async function isPlain(query: string, variables: JsonObject): Promise<void> {
  const { errors } = await network.engine.graphql(head, query, variables)
  for (const { message, extensions } of errors ?? []) expect([extensions?.code, message], JSON.stringify(variables)).not.toContainEqual('INTERNAL')
}

async function isPlainError(work: () => Promise<unknown>, what: unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    expect(isEngineError(error), `${String(error)} ${JSON.stringify(what)}`).toBe(true)
  }
}

describe('nonsense is refused with a code, never with a fault of ours', () => {
  const silent = (): void => void vi.spyOn(console, 'error').mockImplementation(() => undefined)

  it('as the values of a new record', async () => {
    silent()
    const cases = fc.constantFrom(...entities).chain((entity) => record(entity.fields.filter(({ computed }) => computed === null)).map((values) => ({ names: entity.names, values })))
    await fc.assert(fc.asyncProperty(cases, ({ names, values }) => isPlain(`mutation ($input: ${names.type}Input!) { ${names.create}(input: $input) { id label } }`, { input: values })), { numRuns: 400 })
  }, 120_000)

  it("as an event's form", async () => {
    silent()
    const events = ['START_DIAGNOSIS', 'CANCEL', 'APPROVE', 'ISSUE', 'REQUEST_APPROVAL']
    const input = fc.oneof(nasty, fc.dictionary(fc.constantFrom('mechanic', 'reason', 'agreedSum', 'approvedBy', 'mileage', 'toString', 'noSuch'), nasty))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...events), input, async (event, value) => {
        const { workOrder } = await network.ask<{ workOrder: { version: number } }>(head, 'query ($id: ID!) { workOrder(id: $id) { version } }', { id: order.id })
        await isPlain('mutation ($id: ID!, $v: Int!, $e: WorkOrderEvent!, $input: JSON) { sendWorkOrder(id: $id, version: $v, event: $e, input: $input) { id state } }', { id: order.id, v: workOrder.version, e: event, input: value })
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  it('as what a new form is filled with', async () => {
    const cases = fc.constantFrom(...entities).chain((entity) => record(entity.fields).map((values) => ({ name: entity.name, values })))
    await fc.assert(fc.asyncProperty(cases, ({ name, values }) => isPlainError(() => network.engine.recordView(head, 'ru', name, null, values), [name, values])), { numRuns: 400 })
  }, 120_000)

  it('as parameters of a report, ids, and texts to look for', async () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('\u0000', '%', '\\', "'", 'x'.repeat(5000), '__proto__'))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('period', 'noSuch'), fc.oneof(nasty, fc.record({ from: nasty, to: nasty }))), text, fc.constantFrom('client', 'work-order', 'user', 'noSuch', '__proto__'), async (parameters, words, entity) => {
        await isPlainError(() => network.engine.report(head, 'ru', 'follow-up-ps', parameters), parameters)
        await isPlainError(() => network.engine.choices(head, 'ru', entity, words), [entity, words])
        await isPlainError(() => network.engine.timeline(head, 'ru', entity, words), [entity, words])
        await isPlainError(() => network.engine.recordView(head, 'ru', entity, words), [entity, words])
        await isPlainError(() => network.engine.readNotifications(head, [words]), words)
        await isPlain('query ($text: String!, $id: ID!) { clients(search: $text) { totalCount } client(id: $id) { id } }', { text: words, id: words })
      }),
      { numRuns: 100 },
    )
  }, 120_000)
})
