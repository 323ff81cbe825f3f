/** The demo network as data: the same figures, people and vehicles on every machine; only the open orders move with `now`. */
import { busyness, daysBetween, momentOn, period } from './calendar.ts'
import { demoClients, type DemoVehicle, demoVehicles } from './clients.ts'
import { negativeCounts } from './feedback.ts'
import { closedOrder, type DemoOrder } from './orders.ts'
import { discountCards, paymentsOf } from './payments.ts'
import { callList, openOrder, openOrderStates, recentOrder } from './present.ts'
import { type Random, seededRandom } from './random.ts'
import { type SurveyQuota, surveysOfPeriod } from './surveys.ts'
import type { DemoNetwork, LoadRecord } from './types.ts'
import { dealerships, users } from './users.ts'

/** What one dealership contributes to the figures of the network. */
interface Share {
  readonly code: string
  readonly clients: number
  readonly vehicles: number
  /** Orders issued within the period; and in the three days before it, so that its first days have someone to ask. */
  readonly closed: number
  readonly closedBefore: number
  readonly targets: number
  readonly positive: number
  readonly negative: number
  readonly recent: number
}

/** Sums: 2891 closed, 1228 to be asked, 671 positive, 39 negative. The larger complaint book ends with number 578. */
const shares: readonly Share[] = [
  { code: 'spb', clients: 540, vehicles: 600, closed: 1714, closedBefore: 60, targets: 728, positive: 396, negative: 24, recent: 18 },
  { code: 'tyumen', clients: 360, vehicles: 400, closed: 1177, closedBefore: 40, targets: 500, positive: 275, negative: 15, recent: 12 },
]

const clientGroups: readonly LoadRecord['values'][] = [
  { code: 'organisations-transport', name: 'Транспортные компании', parent: { $seed: ['client-group', 'organisations'] }, active: true },
  { code: 'organisations-building', name: 'Строительные компании', parent: { $seed: ['client-group', 'organisations'] }, active: true },
]

/** `now`: the moment around which the open orders and the call list lie; nothing else depends on it. */
export function demoNetwork({ now }: { readonly now: Date }): DemoNetwork {
  return { dealerships, users, records: [...records(now)] }
}

function* records(now: Date): Generator<LoadRecord> {
  const random = seededRandom(578)
  yield* clientGroups.map((values): LoadRecord => ({ id: random.uuid(momentOn('2005-01-10', 9)), entity: 'client-group', dealership: null, at: momentOn('2005-01-10', 9).toISOString(), by: 'admin', values }))
  const negatives = random.shuffled(Object.entries(negativeCounts).flatMap(([code, count]) => Array.from({ length: count }, () => Number(code))))
  for (const [index, share] of shares.entries()) {
    const clients = demoClients(random, share.code, share.clients, index * 1000)
    yield* byTime(clients.map((client) => client.record))
    yield* byTime(discountCards(seededRandom(index + 11), clients))
    const vehicles = demoVehicles(random, clients, share.vehicles)
    yield* byTime(vehicles.map((vehicle) => vehicle.record))
    yield* periodOf(random, share, vehicles, negatives.splice(0, share.negative))
    yield* presentOf(seededRandom(index + 1), share, vehicles, now, index)
  }
}

function* periodOf(random: Random, share: Share, vehicles: readonly DemoVehicle[], negative: readonly number[]): Generator<LoadRecord> {
  const before = daysBetween('2009-04-28', '2009-04-30')
  const within = daysBetween(period.from, period.to)
  const closings = [...closingMoments(random, before, share.closedBefore), ...closingMoments(random, within, share.closed)]
  const orders = closings.map((closedAt) => closedOrder(random, random.pick(vehicles), closedAt))
  yield* byTime(orders.map((order) => order.record))
  // A chance of their own: what stood here before stays as it was.
  yield* byTime(paymentsOf(seededRandom(orders.length), orders))
  const quota: SurveyQuota = { targets: share.targets, positive: share.positive, negative }
  const { complaints, responses } = surveysOfPeriod(random, orders, quota)
  yield* byTime(complaints)
  yield* byTime(responses)
}

/** `count` moments within opening hours, more of them on busy days. */
function closingMoments(random: Random, days: readonly string[], count: number): Date[] {
  const weights = days.map((day) => [day, busyness(day)] as const)
  return Array.from({ length: count }, () => momentOn(random.weighted(weights), 5 + random.between(0, 119) / 12))
}

/** Open orders go to the dealerships in turn, so that both have some in every state. */
function* presentOf(random: Random, share: Share, vehicles: readonly DemoVehicle[], now: Date, index: number): Generator<LoadRecord> {
  const chosen = random.shuffled(vehicles)
  const recent: DemoOrder[] = chosen.splice(0, share.recent).map((vehicle) => recentOrder(random, vehicle, now))
  const open = openOrderStates.filter((_, position) => position % shares.length === index).map((state) => openOrder(random, chosen.pop() as DemoVehicle, state, now))
  yield* byTime([...recent.map((order) => order.record), ...open])
  yield* byTime(paymentsOf(seededRandom(recent.length), recent))
  yield* byTime(callList(random, recent, now))
}

const byTime = (list: readonly LoadRecord[]): LoadRecord[] => [...list].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

