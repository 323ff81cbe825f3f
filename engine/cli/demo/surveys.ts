/** Survey responses of the period: who was to be asked, who answered, and what. */
import type { Json } from '../../kernel/json.ts'
import { addDays, dayOf, hoursAfter, momentOn, period } from './calendar.ts'
import { seeded } from './clients.ts'
import { demoComplaint } from './complaints.ts'
import { grievances, praise, suggestions } from './feedback.ts'
import { type DemoOrder, someone } from './orders.ts'
import type { Random } from './random.ts'
import { type SurveyTarget, surveyTargetOf } from './survey-target.ts'
import type { LoadEvent, LoadRecord } from './types.ts'

/** How many of a dealership's clients are asked, answer well, and answer badly (category codes). */
export interface SurveyQuota {
  readonly targets: number
  readonly positive: number
  readonly negative: readonly number[]
}

/** The responses of one dealership in the period, complaints of the negative ones first. */
export function surveysOfPeriod(random: Random, orders: readonly DemoOrder[], quota: SurveyQuota): { readonly complaints: LoadRecord[]; readonly responses: LoadRecord[] } {
  const eligible = orders.map(surveyTargetOf).filter((target) => target !== null && target.plannedOn >= period.from && target.plannedOn <= period.to) as SurveyTarget[]
  if (eligible.length < quota.targets) throw new RangeError(`Only ${eligible.length} orders can be asked about, ${quota.targets} are wanted.`)
  const pool = random.shuffled(eligible).slice(0, quota.targets)
  const negatives = quota.negative.map((category) => ({ category, target: takeFitting(pool, category) }))
  const positives = pool.splice(0, quota.positive)
  const answeredBadly = negatives.map(({ category, target }, index) => negativeResponse(random, target, category, index))
  return {
    complaints: answeredBadly.map(({ complaint }) => complaint),
    responses: [...answeredBadly.map(({ response }) => response), ...positives.map((target) => positiveResponse(random, target)), ...pool.map((target) => unreached(random, target))],
  }
}

/** Takes a target whose order the category can be about out of the pool. */
function takeFitting(pool: SurveyTarget[], category: number): SurveyTarget {
  const wanted = category === 4 ? 'body-toyota-1705' : category === 6 ? 'accessories' : null
  const at = wanted ? pool.findIndex((target) => target.order.job.orderType === wanted) : 0
  return pool.splice(Math.max(at, 0), 1)[0] as SurveyTarget
}

/** On the planned day or the day after, never after the period. */
function answerMoment(random: Random, target: SurveyTarget): Date {
  const late = random.chance(0.25) && target.plannedOn < period.to
  return momentOn(late ? addDays(target.plannedOn, 1) : target.plannedOn, random.between(24, 58) / 4)
}

/** The row as it stands in the call list, with whatever the caller wrote down. */
function responseRecord(random: Random, target: SurveyTarget, noted: Record<string, Json>, events: readonly LoadEvent[]): LoadRecord {
  const { record, vehicle } = target.order
  const at = hoursAfter(target.closedAt, 12)
  const values = {
    surveyType: seeded('survey-type', target.surveyType), workOrder: record.id, client: vehicle.client.record.id, owner: vehicle.owner.record.id,
    vehicle: vehicle.record.id, plannedOn: target.plannedOn, ...noted,
  }
  return { id: random.uuid(at), entity: 'survey-response', dealership: record.dealership, at: at.toISOString(), by: `supervisor.${vehicle.dealership}`, values, ...(events.length > 0 ? { events } : {}) }
}

const surveyor = (random: Random, target: SurveyTarget): string => someone(random, 'customer-service', target.order.vehicle.dealership)

function surveyed(random: Random, target: SurveyTarget, at: Date): readonly LoadEvent[] {
  const by = surveyor(random, target)
  const missed = random.chance(0.18) ? [{ at: hoursAfter(at, -2.5).toISOString(), by, event: 'NO_ANSWER' }] : []
  return [...missed, { at: at.toISOString(), by, event: 'SURVEYED' }]
}

function positiveResponse(random: Random, target: SurveyTarget): LoadRecord {
  const isSuggestion = random.chance(0.03)
  const overall = random.weighted([['5', 78], ['4', 22]])
  const noted = {
    polarity: 'positive', isSuggestion, comment: isSuggestion ? random.pick(suggestions) : random.weighted(praise),
    satisfaction: overall === '5' ? 'pleased' : 'satisfied', answers: answers(random, target, overall),
  }
  return responseRecord(random, target, noted, surveyed(random, target, answerMoment(random, target)))
}

function negativeResponse(random: Random, target: SurveyTarget, category: number, index: number): { readonly response: LoadRecord; readonly complaint: LoadRecord } {
  const answeredAt = answerMoment(random, target)
  const comment = random.pick(grievances[category] ?? ['Не понравилось.'])
  const complaint = demoComplaint(random, { target, category, comment, at: answeredAt, by: surveyor(random, target), index })
  const noted = {
    polarity: 'negative', isSuggestion: false, comment, category: seeded('complaint-category', category), satisfaction: 'dissatisfied',
    answers: answers(random, target, random.pick(['2', '3'])), complaint: complaint.id,
  }
  return { complaint, response: responseRecord(random, target, noted, surveyed(random, target, answeredAt)) }
}

function answers(random: Random, target: SurveyTarget, overall: string): Record<string, Json> {
  const isGood = overall >= '4'
  const likely = (): boolean => random.chance(isGood ? 0.95 : 0.5)
  if (target.surveyType === 'post-service-2') return { overall, paint: isGood ? overall : '3', onTime: likely(), insurerHelp: likely() }
  return { overall, onTime: likely(), explained: likely(), faultGone: likely(), clean: likely(), recommend: isGood ? random.between(8, 10) : random.between(1, 6) }
}

/** Nobody picked up, the client refused, or wants to be called another time. */
function unreached(random: Random, target: SurveyTarget): LoadRecord {
  const at = answerMoment(random, target)
  const by = surveyor(random, target)
  const again = { at: hoursAfter(at, 1.5).toISOString(), by }
  const first: LoadEvent = { at: at.toISOString(), by, event: 'NO_ANSWER' }
  const events: readonly LoadEvent[] = random.weighted<readonly LoadEvent[]>([
    [[first], 40],
    [[first, { ...again, event: 'NO_ANSWER' }], 30],
    [[{ ...first, event: 'REFUSE' }], 12],
    [[first, { ...again, event: 'CALL_BACK', input: { at: hoursAfter(at, 26).toISOString() } }], 10],
  ])
  return responseRecord(random, target, {}, events)
}

/** A row of today's call list: still to be called, called in vain, or to be called back. */
export function openResponse(random: Random, target: SurveyTarget, now: Date): LoadRecord {
  const by = surveyor(random, target)
  const past = hoursAfter(now, -random.between(1, 5)).toISOString()
  const events: readonly LoadEvent[] = target.plannedOn > dayOf(now) ? [] : random.weighted<readonly LoadEvent[]>([
    [[], 50],
    [[{ at: past, by, event: 'NO_ANSWER' }], 30],
    [[{ at: past, by, event: 'CALL_BACK', input: { at: hoursAfter(now, random.between(2, 20)).toISOString() } }], 20],
  ])
  return responseRecord(random, target, {}, events)
}

