/** What was paid for the orders, and the cards that some clients hold. */
import { addDays } from './calendar.ts'
import type { DemoClient } from './clients.ts'
import type { DemoOrder } from './orders.ts'
import type { Random } from './random.ts'
import type { LoadRecord } from './types.ts'

/** Nearly every issued order that the client pays for was paid at the cash desk; some still owe a part. */
export function paymentsOf(random: Random, orders: readonly DemoOrder[]): LoadRecord[] {
  return orders.flatMap(({ record, closedAt, total }): readonly LoadRecord[] => {
    if (closedAt === null || record.values.payer !== 'client' || total <= 0 || random.chance(0.01)) return []
    const amount = random.chance(0.015) ? Math.round(total / 2) : total
    const values = { workOrder: record.id, client: record.values.client ?? null, kind: 'payment', method: random.weighted([['cash', 45], ['card', 45], ['transfer', 10]]), amount, paidOn: closedAt.toISOString().slice(0, 10) }
    return [{ id: random.uuid(closedAt), entity: 'payment', dealership: record.dealership, at: closedAt.toISOString(), by: `cashier.${record.dealership}`, values }]
  })
}

/** Every twelfth client has a card. */
export function discountCards(random: Random, clients: readonly DemoClient[]): LoadRecord[] {
  return clients.flatMap(({ record, dealership }, index): readonly LoadRecord[] => {
    if (index % 12 !== 5) return []
    const at = new Date(Date.parse(record.at) + 86_400_000)
    const day = at.toISOString().slice(0, 10)
    const kind = random.weighted([['discount', 70], ['club', 20], ['corporate', 10]])
    const values = { cardNumber: `${dealership.slice(0, 1).toUpperCase()}-${String(1000 + index)}`, client: record.id, kind, goodsDiscountPct: random.pick([5, 10, 15]), labourDiscountPct: random.pick([3, 5, 10]), validFrom: day, validTo: addDays(day, 3650) }
    return [{ id: random.uuid(at), entity: 'discount-card', dealership: null, at: at.toISOString(), by: record.by, values }]
  })
}
