import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Network } from '../fixtures/network.ts'
import { openTwoSites } from '../fixtures/two-sites.ts'

let network: Network

beforeAll(async () => {
  ;({ network } = await openTwoSites())
})
afterAll(() => network?.close())

const roles = ['head', 'advisor', 'mechanic', 'inspector', 'storekeeper', 'cashier', 'customer-service', 'supervisor', 'reception', 'sales-manager']
const text = fc.constantFrom('нева42', 'тюмень17', 'spb', 'tyumen', 'reception', '')
const word = fc.record({ operator: fc.constantFrom('eq', 'ne', 'contains', 'startsWith', 'gte'), text })
const condition = word.map(({ operator, text: value }) => ({ [operator]: value }))
const leaf = fc.oneof(
  condition.map((dealership) => ({ dealership })),
  condition.map((state) => ({ state })),
  fc.boolean().map((isNull) => ({ client: { isNull } })),
  condition.map((name) => ({ client: { name } })),
  fc.integer({ min: 0, max: 3 }).map((gt) => ({ version: { gt } })),
)
const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('tree'), { maxLength: 3 }).map((or) => ({ or })),
    tie('tree').map((not) => ({ not })),
  ),
}))

it('no role of a dealership reaches a record of the other, by whatever filter, search, order or group', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...roles), fc.constantFrom('WorkOrder', 'Complaint'), tree, text, fc.constantFrom('NUMBER', 'CREATED_AT', 'CLIENT', 'STATE', 'DEALERSHIP'), async (role, type, filter, search, field) => {
      const actor = await network.as(`${role}.tyumen`)
      const many = type === 'WorkOrder' ? 'workOrders' : 'complaints'
      const query = `query ($filter: ${type}Filter, $search: String) {
        list: ${many}(filter: $filter, search: $search, orderBy: [{ field: ${field}, direction: DESC }]) { totalCount nodes { dealership } }
        groups: ${many}Aggregate(filter: $filter, search: $search, groupBy: [{ field: ${field} }]) { count group { dealership } } }`
      const { data, errors } = await network.engine.graphql(actor, query, { filter, search })
      if (errors) return void expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(['FORBIDDEN']))
      const { list, groups } = data as { list: { totalCount: number; nodes: { dealership: string }[] }; groups: { count: number; group: { dealership: string | null } }[] }
      expect(list.nodes.map(({ dealership }) => dealership).filter((dealership) => dealership !== 'tyumen')).toEqual([])
      expect(list.totalCount).toBe(list.nodes.length)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(list.totalCount)
    }),
    { numRuns: 150 },
  )
}, 120_000)
