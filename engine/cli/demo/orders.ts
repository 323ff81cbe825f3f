/** Work orders: what was done to which vehicle, and the way from reception to issue as events. */
import type { Json } from '../../kernel/json.ts'
import { hoursAfter, openingHours } from './calendar.ts'
import { byUser, type DemoVehicle, seeded } from './clients.ts'
import { type DemoJob, type DemoPart, weightedJobs } from './jobs.ts'
import type { Random } from './random.ts'
import type { LoadEvent, LoadRecord } from './types.ts'
import { holders } from './users.ts'

export interface DemoOrder {
  readonly record: LoadRecord
  readonly vehicle: DemoVehicle
  readonly job: DemoJob
  /** When it was issued; null while open or cancelled. */
  readonly closedAt: Date | null
  /** What it came to, discounts taken off. */
  readonly total: number
}

/** The people and figures that the events of one order need. */
export interface OrderStory {
  readonly advisor: string
  readonly mechanic: string
  readonly dealership: string
  readonly total: number
  readonly mileage: number
}

function jobFor(random: Random, vehicle: DemoVehicle): DemoJob {
  const job = random.weighted(weightedJobs)
  if (job.orderType === 'maintenance' && vehicle.model.is4x4) return weightedJobs[1]?.[0] ?? job
  if (job.orderType === 'maintenance-4x4' && !vehicle.model.is4x4) return weightedJobs[0]?.[0] ?? job
  return job
}

/** The plain account of a role gets the larger share, so that whoever signs in with it has something to do. */
export function someone(random: Random, role: string, dealership: string): string {
  const logins = holders(role, dealership)
  return random.chance(0.3) ? (logins[0] as string) : random.pick(logins)
}

/** The record as it stands after reception; `events` of the caller lead it on. */
export function draftOrder(random: Random, vehicle: DemoVehicle, at: Date): { readonly order: Omit<LoadRecord, 'events'>; readonly job: DemoJob; readonly story: OrderStory } {
  const { dealership } = vehicle
  const job = jobFor(random, vehicle)
  const [advisor, mechanic] = [someone(random, 'advisor', dealership), someone(random, 'mechanic', dealership)]
  const discounts = discountsOf(vehicle)
  const works = random.shuffled(job.works).slice(0, random.between(1, Math.min(4, job.works.length)))
  const parts = random.shuffled(job.parts).slice(0, random.between(0, Math.min(4, job.parts.length)))
  const mileage = vehicle.mileage + random.between(0, 900)
  const values: Record<string, Json> = {
    client: vehicle.client.record.id, vehicle: vehicle.record.id, owner: vehicle.owner.record.id,
    orderType: seeded('order-type', job.orderType), payer: job.orderType === 'body-toyota-1705' && random.chance(0.6) ? 'insurer' : 'client',
    advisor: byUser(advisor), mechanic: byUser(mechanic), mileage, promisedAt: new Date(agreedTime(hoursAfter(at, random.between(4, 72)))).toISOString(), reason: random.pick(job.reasons),
    ...planFor(job, at, works.reduce((hours, { normHours }) => hours + normHours, 0), mileage),
    ...discounts,
    works: works.map((work) => ({ ...work, price: job.normHourPrice, quantity: 1, mechanic: byUser(mechanic) })),
    parts: parts.map((part): Json => ({ ...part })),
  }
  const total = sumOf(works.map((work) => work.normHours * job.normHourPrice), discounts.labourDiscountPct) + sumOf(parts.map((part: DemoPart) => part.price * part.quantity), discounts.goodsDiscountPct)
  const by = random.chance(0.5) ? advisor : `reception.${dealership}`
  return { order: { id: random.uuid(at), entity: 'work-order', dealership, at: at.toISOString(), by, values }, job, story: { advisor, mechanic, dealership, total: Math.round(total * 100) / 100, mileage } }
}

const bays = ['lift-1', 'lift-2', 'lift-3', 'floor-4'] as const
const halfHour = 1_800_000

/** People agree on a half hour at which the shop is open; milliseconds since 1970. */
const agreedTime = (moment: Date): number => Math.ceil(openingHours(moment).getTime() / halfHour) * halfHour

/** When and where it is to be repaired; `turn` spreads the orders over days and bays. */
function planFor({ orderType }: DemoJob, at: Date, hours: number, turn: number): Record<'plannedStart' | 'plannedEnd' | 'bay', Json> {
  const start = agreedTime(hoursAfter(at, 1 + (turn % 29)))
  const bay = orderType === 'body-toyota-1705' ? 'body-5' : (bays[turn % bays.length] as string)
  return { plannedStart: new Date(start).toISOString(), plannedEnd: new Date(start + Math.max(1, Math.ceil(hours * 2)) * halfHour).toISOString(), bay: seeded('bay', bay) }
}

/** The client's terms at the time of the order. */
function discountsOf(vehicle: DemoVehicle): Record<'dealerColumn' | 'goodsDiscountPct' | 'labourDiscountPct', Json> {
  const { values } = vehicle.client.record
  return { dealerColumn: values.dealerColumn ?? seeded('dealer-column', 'D1'), goodsDiscountPct: values.goodsDiscountPct ?? 0, labourDiscountPct: values.labourDiscountPct ?? 0 }
}

function sumOf(sums: readonly number[], discountPct: Json | undefined): number {
  const percent = typeof discountPct === 'number' ? discountPct : 0
  return sums.reduce((total, sum) => total + Math.round(sum * (100 - percent)) / 100, 0)
}

/** Builds the events of one order, each later than the one before. */
export class OrderHistory {
  readonly events: LoadEvent[] = []
  readonly #random: Random
  readonly #story: OrderStory

  constructor(random: Random, story: OrderStory) {
    this.#random = random
    this.#story = story
  }

  diagnose(at: Date): this {
    return this.#add(at, this.#story.advisor, 'START_DIAGNOSIS', { mechanic: byUser(this.#story.mechanic) })
  }

  requestApproval(at: Date): this {
    return this.#add(at, this.#story.advisor, 'REQUEST_APPROVAL')
  }

  approve(at: Date): this {
    return this.#add(at, this.#story.advisor, 'APPROVE', this.#approval())
  }

  orderParts(at: Date, expectedOn: string): this {
    return this.#add(at, this.#story.advisor, 'ORDER_PARTS', { ...this.#approval(), partsExpectedOn: expectedOn })
  }

  partsArrived(at: Date): this {
    return this.#add(at, `storekeeper.${this.#story.dealership}`, 'PARTS_ARRIVED')
  }

  waitForParts(at: Date, expectedOn: string): this {
    return this.#add(at, this.#story.mechanic, 'WAIT_FOR_PARTS', { reason: 'Не хватает детали, заказана на складе', partsExpectedOn: expectedOn })
  }

  finishRepair(at: Date): this {
    return this.#add(at, this.#story.mechanic, 'FINISH_REPAIR')
  }

  rework(at: Date): this {
    return this.#add(at, `inspector.${this.#story.dealership}`, 'REWORK', { reason: this.#random.pick(['Остался посторонний звук', 'Не затянут крепёж защиты', 'Следы масла на поддоне']) })
  }

  pass(at: Date): this {
    return this.#add(at, `inspector.${this.#story.dealership}`, 'PASS_QUALITY_CONTROL')
  }

  issue(at: Date): this {
    const by = this.#random.chance(0.6) ? this.#story.advisor : `cashier.${this.#story.dealership}`
    return this.#add(at, by, 'ISSUE', { mileage: this.#story.mileage + this.#random.between(1, 12), paymentMethod: this.#random.weighted([['cash', 45], ['card', 30], ['transfer', 15], ['insurer', 10]]) })
  }

  cancel(at: Date): this {
    return this.#add(at, this.#story.advisor, 'CANCEL', { reason: this.#random.pick(['Клиент отказался от ремонта', 'Клиент не приехал', 'Не устроила стоимость']) })
  }

  #approval(): Record<string, Json> {
    return { agreedSum: this.#story.total, approvedBy: 'Клиент', approvedVia: this.#random.weighted([['phone', 60], ['visit', 40]]), mechanic: byUser(this.#story.mechanic) }
  }

  #add(at: Date, by: string, event: string, input?: Record<string, Json>): this {
    this.events.push({ at: at.toISOString(), by, event, ...(input ? { input } : {}) })
    return this
  }
}

/** An order that was issued at `closedAt`; it came in up to four days before. */
export function closedOrder(random: Random, vehicle: DemoVehicle, closedAt: Date): DemoOrder {
  const hours = random.weighted([[random.between(3, 7), 60], [24 + random.between(0, 5), 25], [24 * random.between(2, 4), 15]])
  const at = openingHours(hoursAfter(closedAt, -hours))
  const { order, job, story } = draftOrder(random, vehicle, at)
  const span = (closedAt.getTime() - at.getTime()) / 3_600_000
  const moment = (share: number): Date => openingHours(hoursAfter(at, span * share))
  const history = new OrderHistory(random, story)
  if (random.chance(0.12)) history.diagnose(moment(0.05))
  history.requestApproval(moment(0.15))
  if (random.chance(0.08)) history.orderParts(moment(0.25), moment(0.5).toISOString().slice(0, 10)).partsArrived(moment(0.5))
  else history.approve(moment(0.25))
  history.finishRepair(moment(0.7))
  if (random.chance(0.03)) history.rework(moment(0.75)).finishRepair(moment(0.85))
  history.pass(moment(0.9)).issue(closedAt)
  return { record: { ...order, events: history.events }, vehicle, job, closedAt, total: story.total }
}
