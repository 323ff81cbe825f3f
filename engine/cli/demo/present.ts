/** The living present: orders in every state around now, recently issued ones, and the call list that follows from them. */
import { addDays, dayOf, hoursAfter, openingHours } from './calendar.ts'
import type { DemoVehicle } from './clients.ts'
import { closedOrder, type DemoOrder, draftOrder, OrderHistory } from './orders.ts'
import type { Random } from './random.ts'
import { surveyTargetOf } from './survey-target.ts'
import { openResponse } from './surveys.ts'
import type { LoadRecord } from './types.ts'

type OpenState = 'reception' | 'diagnosis' | 'approval' | 'waitingForParts' | 'inRepair' | 'rework' | 'qualityControl' | 'repaired' | 'cancelled'

/** How many orders stand in which state, over both dealerships. */
const openStates: readonly (readonly [OpenState, number])[] = [['reception', 10], ['diagnosis', 7], ['approval', 8], ['waitingForParts', 8], ['inRepair', 12], ['rework', 3], ['qualityControl', 5], ['repaired', 7], ['cancelled', 4]]

export const openOrderStates: readonly OpenState[] = openStates.flatMap(([state, count]) => Array.from({ length: count }, () => state))

/** One order on its way, its last event some hours before now. */
export function openOrder(random: Random, vehicle: DemoVehicle, state: OpenState, now: Date): LoadRecord {
  const age = state === 'reception' ? random.between(1, 20) / 4 : random.between(8, 90)
  const at = hoursAfter(now, -age)
  const moment = (share: number): Date => hoursAfter(at, age * share)
  const { order, story } = draftOrder(random, vehicle, at)
  const history = new OrderHistory(random, story)
  const soon = addDays(dayOf(now), random.between(1, 5))
  const steps: Readonly<Record<OpenState, () => unknown>> = {
    reception: () => history,
    diagnosis: () => history.diagnose(moment(0.3)),
    approval: () => history.diagnose(moment(0.2)).requestApproval(moment(0.6)),
    waitingForParts: () => (random.chance(0.5) ? history.requestApproval(moment(0.2)).orderParts(moment(0.4), soon) : history.requestApproval(moment(0.2)).approve(moment(0.3)).waitForParts(moment(0.6), soon)),
    inRepair: () => history.requestApproval(moment(0.3)).approve(moment(0.5)),
    rework: () => history.requestApproval(moment(0.2)).approve(moment(0.3)).finishRepair(moment(0.7)).rework(moment(0.9)),
    qualityControl: () => history.requestApproval(moment(0.2)).approve(moment(0.4)).finishRepair(moment(0.9)),
    repaired: () => history.requestApproval(moment(0.2)).approve(moment(0.3)).finishRepair(moment(0.8)).pass(moment(0.95)),
    cancelled: () => history.requestApproval(moment(0.2)).cancel(moment(0.6)),
  }
  steps[state]()
  return { ...order, events: history.events }
}

/** An order issued within the last days, when the shop was open. */
export function recentOrder(random: Random, vehicle: DemoVehicle, now: Date): DemoOrder {
  const closedAt = openingHours(hoursAfter(now, -random.between(3, 110)))
  return closedOrder(random, vehicle, closedAt <= now ? closedAt : hoursAfter(closedAt, -24))
}

/** Rows of the call list for those recent orders whose client may be asked. */
export function callList(random: Random, orders: readonly DemoOrder[], now: Date): LoadRecord[] {
  return orders.flatMap((order) => {
    const target = surveyTargetOf(order)
    const isListed = target !== null && hoursAfter(target.closedAt, 12) <= now
    return isListed ? [openResponse(random, target, now)] : []
  })
}
