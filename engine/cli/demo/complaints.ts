/** The complaint that a negative answer leads to, and what became of it. */
import type { Json } from '../../kernel/json.ts'
import { addDays, dayOf, hoursAfter } from './calendar.ts'
import { byUser, seeded } from './clients.ts'
import { departmentOf } from './feedback.ts'
import type { Random } from './random.ts'
import type { SurveyTarget } from './survey-target.ts'
import type { LoadEvent, LoadRecord } from './types.ts'
import { positionOf } from './users.ts'

export interface ComplaintStory {
  readonly target: SurveyTarget
  readonly category: number
  readonly comment: string
  readonly at: Date
  readonly by: string
  /** Place among the dealership's complaints; decides how far it got. */
  readonly index: number
}

/** How far a complaint got: most are completed, one was reopened, a few are still on somebody's desk. */
const outcomes = ['completed', 'completed', 'resolved', 'completed', 'inWork', 'completed', 'completed', 'reopened', 'completed', 'waiting', 'completed', 'registered'] as const
type Outcome = (typeof outcomes)[number]

const surveyNames = { 'post-service-2': 'Послесервисный опрос на 2й день', 'post-service-3': 'Послесервисный опрос на 3й день' } as const

export function demoComplaint(random: Random, story: ComplaintStory): LoadRecord {
  const { target, category, comment, at, by } = story
  const { record, vehicle } = target.order
  const outcome = outcomes[story.index % outcomes.length] as Outcome
  const responsible = random.chance(0.6) ? `supervisor.${vehicle.dealership}` : by
  const isSettled = outcome === 'completed' || outcome === 'resolved' || outcome === 'reopened'
  const methods = category === 21 ? ['explanation', 'discount'] : category === 8 ? ['apology', 'discount'] : random.pick([['apology'], ['freeRework'], ['apology', 'freeRework'], ['explanation']])
  const values: Record<string, Json> = {
    client: vehicle.client.record.id, vehicle: vehicle.record.id, owner: vehicle.owner.record.id, workOrder: record.id,
    clientPhones: vehicle.client.record.values.phone ?? null, ownerPhones: vehicle.owner.record.values.phone ?? null,
    channel: 'survey', documentType: random.weighted([['complaint', 88], ['claim', 12]]), category: seeded('complaint-category', category),
    subject: comment.slice(0, 60), content: comment, sourceEvent: surveyNames[target.surveyType], department: departmentOf(category),
    initiator: byUser(by), dueOn: addDays(dayOf(at), 10), attention: category === 10,
    comments: comments(random, story, responsible, isSettled),
    ...(isSettled ? { resolutionMethods: methods.map((method) => ({ method })) } : {}),
  }
  return { id: random.uuid(at), entity: 'complaint', dealership: record.dealership, at: at.toISOString(), by, values, events: history(outcome, responsible, at) }
}

/** The steps as the client felt them: dissatisfied, then satisfied, then pleased. */
function comments(random: Random, story: ComplaintStory, responsible: string, isSettled: boolean): Json {
  const line = (text: string, at: Date, author: string, satisfaction: string): Json => ({ text, at: at.toISOString(), author: byUser(author), position: positionOf(author), satisfaction })
  const steps: Json[] = [line(story.comment, story.at, story.by, 'dissatisfied')]
  if (isSettled) steps.push(line('Принесены извинения', hoursAfter(story.at, 3), responsible, 'satisfied'))
  if (isSettled && random.chance(0.5)) steps.push(line('Даны дополнительные скидки', hoursAfter(story.at, 26), responsible, 'pleased'))
  return steps
}

function history(outcome: Outcome, responsible: string, at: Date): LoadEvent[] {
  const dealership = responsible.split('.')[1] ?? ''
  const send = (hours: number, by: string, event: string, input?: Record<string, Json>): LoadEvent => ({ at: hoursAfter(at, hours).toISOString(), by, event, ...(input ? { input } : {}) })
  if (outcome === 'registered') return []
  const taken = [send(2, responsible, 'TAKE', { responsible: byUser(responsible), dueOn: addDays(dayOf(at), 10) })]
  if (outcome === 'inWork') return taken
  const asked = [...taken, send(4, responsible, 'ASK_DECISION', { question: 'Просим согласовать компенсацию клиенту' })]
  if (outcome === 'waiting') return asked
  const resolved = [...asked, send(22, `head.${dealership}`, 'DECIDE', { decision: 'Принести извинения, расходы за счёт сервиса' }), send(27, responsible, 'RESOLVE')]
  if (outcome === 'resolved') return resolved
  const completed = [...resolved, send(50, responsible, 'COMPLETE')]
  return outcome === 'completed' ? completed : [...completed, send(120, `supervisor.${dealership}`, 'REOPEN', { reason: 'Клиент обратился повторно' })]
}
