import { expect, type Page } from '@playwright/test'

/** Asks the API as the person whose page it is. */
export async function ask<T>(page: Page, query: string, variables: object = {}, dealership = 'tyumen'): Promise<T> {
  const response = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': dealership }, data: { query, variables } })
  const { data, errors } = (await response.json()) as { readonly data: T; readonly errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** The page's stream of this kind has begun. */
export const following = (page: Page, field: string): Promise<unknown> =>
  page.waitForResponse((response) => response.request().postData()?.includes(field) === true && response.headers()['content-type']?.includes('event-stream') === true)

export interface Order {
  readonly id: string
  readonly version: number
  readonly number: number
}

/** A new work order of Tyumen; `values` beside client, vehicle and type. */
export async function newOrder(page: Page, values: object = {}): Promise<Order> {
  const { vehicles, orderTypes } = await ask<Record<'vehicles' | 'orderTypes', { readonly nodes: readonly { readonly id: string; readonly owner?: { readonly id: string } }[] }>>(page, '{ vehicles(first: 1) { nodes { id owner { id } } } orderTypes(first: 1) { nodes { id } } }')
  const input = { client: vehicles.nodes[0]?.owner?.id, vehicle: vehicles.nodes[0]?.id, orderType: orderTypes.nodes[0]?.id, mileage: 39_000, reason: 'Стук в подвеске', ...values }
  return (await ask<{ order: Order }>(page, 'mutation ($input: WorkOrderInput!) { order: createWorkOrder(input: $input) { id version number } }', { input })).order
}

/** Sends an event to an order as it stands. */
export async function sendOrder(page: Page, { id }: Pick<Order, 'id'>, event: string, input: object = {}): Promise<void> {
  const { order } = await ask<{ order: { version: number } }>(page, 'query ($id: ID!) { order: workOrder(id: $id) { version } }', { id })
  await ask(page, 'mutation ($id: ID!, $version: Int!, $event: WorkOrderEvent!, $input: JSON) { sendWorkOrder(id: $id, version: $version, event: $event, input: $input) { id } }', { id, version: order.version, event, input })
}

export const stateOf = async (page: Page, { id }: Pick<Order, 'id'>): Promise<string> => (await ask<{ order: { state: string } }>(page, 'query ($id: ID!) { order: workOrder(id: $id) { state } }', { id })).order.state
