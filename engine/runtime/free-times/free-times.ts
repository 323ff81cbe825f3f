/** Free times for a form that plans a record: what is offered, and what is to be said of the time that stands there. */
import type { Choice, FreeTimesAsked, FreeTimesView, OverlapView } from '../../engine.ts'
import { optionsOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import { type Occupation, occupationOf } from '../../model/occupation.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { type OccupiedValues, readTaken, type Taken, type Wanted } from '../../store/index.ts'
import { dayAfter, dayAt, instantOf, type Span, workingSpans } from '../../workflow/index.ts'
import { atHome } from '../at-home.ts'
import { hasRight, readScopeOf } from '../read-scope.ts'
import { withoutForeign } from '../steps/check-references.ts'
import { zoneFor } from '../time/working-hours.ts'
import type { Runtime } from '../types.ts'
import { choices } from '../views/choices.ts'
import { visibleRecord } from '../visible-record.ts'
import { isWithin, merged, openStarts, shareMoments } from './open-starts.ts'
import { minute, occupiedBy, type PlannedTime, plannedTime, takesTime } from './planned-time.ts'

/** Days that are looked through for the next free time. */
const daysAhead = 31
/** Where there are more to choose from, nobody is helped by being told of each. */
const mostOffered = 30

/** What is looked at: whose calendar, and what stands in the form. */
interface Plan {
  readonly runtime: Runtime
  readonly entity: Entity
  readonly occupation: Occupation
  readonly dealership: string | null
  readonly timeZone: string
  readonly values: Values
  readonly time: PlannedTime
  readonly isUnchanged: boolean
  /** Another entry can be in its way. */
  readonly takesTime: boolean
}

/** @throws EngineError NOT_FOUND, FORBIDDEN, BAD_INPUT */
export async function freeTimes(asked: Runtime, locale: string, name: string, { record, values, day: wanted }: FreeTimesAsked): Promise<FreeTimesView> {
  const plan = await planOf(asked, name, record, values)
  const { runtime, entity, occupation, dealership, timeZone, time } = plan
  const now = runtime.clock().getTime()
  const today = dayAt(timeZone, now)
  const day = wanted !== null && isDay(wanted) ? wanted : [today, time.from === null ? today : dayAt(timeZone, time.from)].sort().at(-1) ?? today
  const days = daysFrom(day)
  const chosen = occupiedBy(occupation, plan.values)
  const open = occupation.resources.filter((field) => !chosen.some((one) => one.field.name === field.name))
  const offered = (await Promise.all(open.map(async (field) => ({ field, choices: await offeredFor(runtime, locale, entity, field, plan.values) })))).filter((one) => one.choices.length > 0)
  const range = { from: instantOf(timeZone, day, '00:00'), to: instantOf(timeZone, days.at(-1) ?? day, '24:00') + time.length, of: [...chosen, ...offered.map(({ field, choices: some }) => ({ field, values: some.map(({ value }) => value) }))] }
  const at = time.from === null ? null : { from: time.from, to: time.from + time.length, of: chosen }
  const taken = await readTaken(runtime.store.query, readScopeOf(runtime.model, runtime.actor, runtime.clock()), { entity, occupation, dealership, without: record, range: reaching(range, at), wanted: at })
  const hours = (on: string): readonly Span[] => workingSpans(runtime.model.calendars.get(occupation.hours ?? ''), timeZone, on)
  const [among] = offered
  const ways = waysOf(taken, chosen, among?.field ?? null, among?.choices ?? [])
  const startsOn = (on: string) => openStarts({ hours: hours(on), ways, length: time.length, step: occupation.step * minute, notBefore: now })
  const starts = chosen.length + offered.length === 0 ? [] : startsOn(day)
  return {
    day,
    today,
    minutes: time.length / minute,
    isWorked: hours(day).length > 0,
    starts: starts.map((start) => ({ at: iso(start.at), count: among ? start.ways : null })),
    next: starts.length > 0 || chosen.length + offered.length === 0 ? null : firstOf(days.slice(1), startsOn),
    chosen: titlesOf(chosen.map(({ field }) => field), locale),
    among: among ? titleOf(among.field.titles, locale) : null,
    open: titlesOf(open, locale),
    overlaps: at && plan.takesTime ? taken.overlaps.map((one) => overlapView(one, at, occupation, locale)) : [],
    isOutside: at !== null && isOutside(hours(dayAt(timeZone, at.from)), at),
    isBackwards: time.isBackwards,
    isPast: at !== null && at.from < now && !plan.isUnchanged,
    isRefused: occupation.refuses,
    offers: at ? offered.map(({ field, choices: some }) => ({ field: field.name, title: titleOf(field.titles, locale), choices: some.filter(({ value }) => !isTakenOf(taken, field, value, at)) })).filter((offer) => offer.choices.length > 0) : [],
  }
}

const iso = (at: number): string => new Date(at).toISOString()
const titlesOf = (fields: readonly Field[], locale: string): readonly string[] => fields.map(({ titles }) => titleOf(titles, locale))

function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function daysFrom(first: string): readonly string[] {
  const days = [first]
  while (days.length < daysAhead) days.push(dayAfter(days.at(-1) ?? first))
  return days
}

async function planOf(asked: Runtime, name: string, record: string | null, given: Values): Promise<Plan> {
  const of = asked.model.entities.get(name)
  if (!of) throw new EngineError('NOT_FOUND', 'No free times are told here.')
  const { runtime, entity } = record === null ? { runtime: asked, entity: of } : await atHome(asked, of, record)
  const { store, model, actor, clock } = runtime
  const scope = readScopeOf(model, actor, clock())
  const whole = occupationOf(entity)
  if (!whole) throw new EngineError('NOT_FOUND', 'No free times are told here.')
  if (!(['read', 'create', 'edit'] as const).some((right) => hasRight(model, actor, entity, right)) || scope.mask(entity, whole.start.name) !== 'clear') throw new EngineError('FORBIDDEN', 'You may not plan this.')
  const row = record === null ? null : await visibleRecord(runtime, entity, record)
  const dealership = row ? row.dealership : actor.dealership
  if (entity.scope === 'dealership' && dealership === null) throw new EngineError('BAD_INPUT', 'Choose the dealership that the record belongs to.')
  const occupation = { ...whole, resources: whole.resources.filter((field) => scope.mask(entity, field.name) === 'clear') }
  const names = [occupation.start, occupation.end, occupation.duration, ...occupation.resources].flatMap((field) => (field ? [field.name] : []))
  const typed = Object.fromEntries(Object.entries(given).filter(([key]) => names.includes(key)))
  const values = { ...row?.values, ...(await withoutForeign(store.query, { model, actor, now: clock() }, entity, typed)) }
  const time = plannedTime(occupation, values)
  return { runtime, entity, occupation, dealership, timeZone: await zoneFor(store.query, model, actor, dealership), values, time, isUnchanged: row !== null && plannedTime(occupation, row.values).from === time.from, takesTime: row === null || takesTime(entity, row) }
}

/** What could be chosen, where it is few; of people only whom the field itself names, else it would be everybody. */
async function offeredFor(runtime: Runtime, locale: string, entity: Entity, field: Field, values: Values): Promise<readonly Choice[]> {
  const target = runtime.model.entities.get(field.target ?? '')
  if (field.schema.enum) return optionsOf(field, locale) ?? []
  if (target ? !hasRight(runtime.model, runtime.actor, target, 'read') : field.keywords.people === undefined || !hasRight(runtime.model, runtime.actor, entity, 'read')) return []
  const found = await choices(runtime, target?.name ?? 'user', '', mostOffered + 1, { entity: entity.name, field: field.name, values })
  return found.length > mostOffered ? [] : found
}

/** The range with the time that stands in the form, where that is not far away. */
function reaching(range: Wanted, at: Wanted | null): Wanted {
  const far = daysAhead * 24 * 60 * minute
  return at && at.from > range.from - far && at.to < range.to + far ? { ...range, from: Math.min(range.from, at.from), to: Math.max(range.to, at.to) } : range
}

const stretchesOf = (taken: Taken, field: Field, value: string): readonly Span[] => taken.stretches.filter((one) => one.field === field.name && one.value === value)
const isTakenOf = (taken: Taken, field: Field, value: string, at: Span): boolean => stretchesOf(taken, field, value).some((one) => shareMoments(one, at))

/** All that is chosen must be free, and any of what could be chosen besides. */
function waysOf(taken: Taken, chosen: readonly OccupiedValues[], among: Field | null, offered: readonly Choice[]): readonly (readonly Span[])[] {
  const own = chosen.flatMap(({ field, values }) => values.flatMap((value) => stretchesOf(taken, field, value)))
  return among ? offered.map(({ value }) => merged([...own, ...stretchesOf(taken, among, value)])) : [merged(own)]
}

function firstOf(days: readonly string[], startsOn: (day: string) => readonly { readonly at: number }[]): string | null {
  for (const day of days) {
    const [first] = startsOn(day)
    if (first) return iso(first.at)
  }
  return null
}

/** What is longer than any of the hours need only begin in them. */
function isOutside(hours: readonly Span[], at: Span): boolean {
  const longest = Math.max(0, ...hours.map(({ from, to }) => to - from))
  return !isWithin(hours, at.to - at.from > longest ? { from: at.from, to: at.from + 1 } : at)
}

function overlapView({ id, label, from, to, fields }: Taken['overlaps'][number], at: Span, { resources }: Occupation, locale: string): OverlapView {
  const by = resources.filter(({ name }) => fields.includes(name))
  return { id, title: label, from: iso(from), to: iso(to), minutes: Math.round((Math.min(to, at.to) - Math.max(from, at.from)) / minute), by: titlesOf(by, locale) }
}
