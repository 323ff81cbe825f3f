/** Which closed orders lead to a survey, of which type and for which day. */
import { addDays, dayOf } from './calendar.ts'
import type { DemoOrder } from './orders.ts'

/** One client to be asked about one closed order. */
export interface SurveyTarget {
  readonly order: DemoOrder
  readonly closedAt: Date
  readonly surveyType: 'post-service-2' | 'post-service-3'
  readonly plannedOn: string
}

/** Body repairs are asked about on the second day, everything else on the third. */
export function surveyTargetOf(order: DemoOrder): SurveyTarget | null {
  if (!order.closedAt || !order.vehicle.client.mayBeCalled) return null
  const isBodyRepair = order.job.orderType === 'body-toyota-1705'
  return { order, closedAt: order.closedAt, surveyType: isBodyRepair ? 'post-service-2' : 'post-service-3', plannedOn: addDays(dayOf(order.closedAt), isBodyRepair ? 2 : 3) }
}
