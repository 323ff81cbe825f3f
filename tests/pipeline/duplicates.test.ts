/** Records that are there already are told while somebody types: by normal forms, within what the person may see, never as a refusal. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { go, receive } from '../fixtures/imports.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork()
  await network.engine.startWorker()
})
afterAll(async () => network.close())

test('a phone is found by its number, however it is written; a person by name and birthday together', async () => {
  const { engine, ask } = network
  const advisor = await network.as('advisor.tyumen')
  const { client } = await receiveOrder(network, advisor, 'Дублёв Пётр')
  await ask(advisor, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: { birthDate: "1980-02-03" }) { id } }', { id: client })
  const told = async (values: object, id: string | null = null) => (await engine.duplicates(advisor, 'ru', 'client', id, values as never)).map(({ id: rule, records }) => [rule, records.map(({ value }) => value)])
  expect(await told({ phone: 'Новый: +7 (921) 555-01-02 жена' })).toEqual([['du_client_phone', [client]]])
  expect(await told({ phone: '8 921 555 01' })).toEqual([])
  expect(await told({ phone: '8 921 555 01 03' })).toEqual([])
  expect(await told({ name: ' дублЁв  ПЁТР', birthDate: '1980-02-03' })).toEqual([['du_client_person', [client]]])
  expect(await told({ name: 'Дублёв Пётр', birthDate: '1980-02-04' })).toEqual([])
  expect(await told({ name: 'Дублёв Пётр' })).toEqual([])
  // Not of itself.
  expect(await told({ phone: '89215550102' }, client)).toEqual([])
  const [rule] = await engine.duplicates(advisor, 'ru', 'client', null, { phone: '89215550102' })
  expect(rule).toMatchObject({ title: 'Тот же телефон', fields: ['phone'], records: [{ title: expect.stringContaining('Дублёв') as string }] })
})

test('an import holds to be there already what is told while somebody types', async () => {
  const { engine, ask } = network
  const head = await network.as('head.spb')
  const { client } = await receiveOrder(network, await network.as('advisor.spb'), 'Местный Олег')
  await ask(head, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: { phone: "903-51-99", birthDate: "1971-01-02" }) { id } }', { id: client })
  const told = async (values: object) => (await engine.duplicates(head, 'ru', 'client', null, values as never)).flatMap(({ records }) => records.map(({ value }) => value))
  const [there, fresh] = [[{ phone: '8 812 903-51-99' }, { phone: '9035199' }, { name: 'МЕСТНЫЙ  олег', birthDate: '1971-01-02' }], [{ phone: '8 812 903-51-98' }, { name: 'Местный Олег', birthDate: '1971-01-03' }]]
  expect(await Promise.all(there.map(told))).toEqual([[client], [client], [client]])
  expect(await Promise.all(fresh.map(told))).toEqual([[], []])
  const rows = [...there, ...fresh].map(({ name = 'Другой', phone = '', birthDate = '' }: { name?: string; phone?: string; birthDate?: string }) => `${name};natural;${phone};${birthDate}`)
  const file = await receive(engine, head, 'client', ['Имя клиента;Тип клиента;Телефон;День рождения', ...rows].join('\r\n'))
  expect((await go(engine, head, 'run', file)).result).toMatchObject({ created: 2, skipped: 3 })
})

test('a plate is found in either alphabet, a VIN with spaces and in small letters', async () => {
  const { engine, ask } = network
  const advisor = await network.as('advisor.tyumen')
  const { vehicle } = await receiveOrder(network, advisor, 'Номеров Иван')
  await ask(advisor, 'mutation ($id: ID!) { updateVehicle(id: $id, version: 1, input: { vin: "JTNBV56E402001730", plate: "А 123 ВС 72" }) { id } }', { id: vehicle })
  const told = async (values: object) => (await engine.duplicates(advisor, 'en', 'vehicle', null, values as never)).map(({ id }) => id)
  expect(await told({ plate: 'a123bc72' })).toEqual(['du_vehicle_plate'])
  expect(await told({ vin: 'jtnbv 56e40 2001730' })).toEqual(['du_vehicle_vin'])
})

test('what must be the only one is told before it is refused', async () => {
  const { engine, ask } = network
  const advisor = await network.as('advisor.tyumen')
  const [{ id, code } = { id: '', code: '' }] = (await ask<{ orderTypes: { nodes: { id: string; code: string }[] } }>(advisor, '{ orderTypes(first: 1) { nodes { id code } } }')).orderTypes.nodes
  expect(await engine.duplicates(advisor, 'ru', 'order-type', null, { code })).toEqual([{ id: 'code', title: 'Код', fields: ['code'], records: [{ value: id, title: expect.any(String) as string }] }])
  expect(await engine.duplicates(advisor, 'ru', 'order-type', id, { code })).toEqual([])
})

test('whoever may not see a field is not told by it, and nonsense is no error', async () => {
  const { engine } = network
  const [mechanic, advisor] = [await network.as('mechanic.tyumen'), await network.as('advisor.tyumen')]
  await receiveOrder(network, advisor, 'Скрытнов Олег')
  const model = await engine.model(mechanic)
  expect(model.roles.get('mechanic')).toBeDefined()
  for (const values of [{ phone: { a: 1 } }, { phone: 12 }, { name: ['x'], birthDate: 'yesterday' }, { vin: null }]) {
    await expect(engine.duplicates(advisor, 'en', 'client', null, values as never).then(() => 'ok', (error: { readonly code?: string }) => error.code)).resolves.toMatch(/ok|BAD_INPUT/)
  }
})
