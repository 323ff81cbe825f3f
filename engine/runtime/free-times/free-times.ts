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

/** What could be chosen in a field that is empty. */
interface Offer {
  readonly field: Field
  readonly choices: readonly Choice[]
}

/** What was found. */
interface Look {
  readonly today: string
  /** The day that is shown, and those after it. */
  readonly days: readonly string[]
  readonly chosen: readonly OccupiedValues[]
  readonly open: readonly Field[]
  readonly offered: readonly Offer[]
  readonly range: Span
  readonly at: Wanted | null
  readonly taken: Taken
}

/** @throws EngineError NOT_FOUND, FORBIDDEN, BAD_INPUT */
export async function freeTimes(asked: Runtime, locale: string, name: string, { record, values, day }: FreeTimesAsked): Promise<FreeTimesView> {
  const plan = await planOf(asked, name, record, values)
  return viewOf(plan, await lookAround(plan, locale, record, day), locale)
}

async function lookAround({ runtime, entity, occupation, dealership, timeZone, values, time }: Plan, locale: string, record: string | null, wanted: string | null): Promise<Look> {
  const { store, model, actor, clock } = runtime
  const today = dayAt(timeZone, clock().getTime())
  const planned = time.from === null ? today : dayAt(timeZone, time.from)
  const days = daysFrom(wanted !== null && isDay(wanted) ? wanted : ([today, planned].sort().at(-1) ?? today))
  const chosen = occupiedBy(occupation, values)
  const open = occupation.resources.filter((field) => !chosen.some((one) => one.field.name === field.name))
  const offers = await Promise.all(open.map(async (field): Promise<Offer> => ({ field, choices: await offeredFor(runtime, locale, entity, field, values) })))
  const offered = offers.filter(({ choices: some }) => some.length > 0)
  const at = time.from === null ? null : { from: time.from, to: time.from + time.length, of: chosen }
  const of = [...chosen, ...offered.map(({ field, choices: some }) => ({ field, values: some.map(({ value }) => value) }))]
  const range = reaching({ from: instantOf(timeZone, days[0] ?? today, '00:00'), to: instantOf(timeZone, days.at(-1) ?? today, '24:00') + time.length, of }, at)
  const taken = await readTaken(store.query, readScopeOf(model, actor, clock()), { entity, occupation, dealership, without: record, range, wanted: at })
  return { today, days, chosen, open, offered, range, at, taken }
}

function viewOf({ runtime, occupation, timeZone, time, isUnchanged, takesTime: mayCollide }: Plan, { today, days, chosen, open, offered, range, at, taken }: Look, locale: string): FreeTimesView {
  const now = runtime.clock().getTime()
  const hours = (on: string): readonly Span[] => workingSpans(runtime.model.calendars.get(occupation.hours ?? ''), timeZone, on)
  const [day = today, ...later] = days
  const [among] = offered
  const isTold = chosen.length + offered.length > 0
  const ways = waysOf(taken, chosen, among)
  const startsOn = (on: string) => (isTold ? openStarts({ hours: hours(on), ways, length: time.length, step: occupation.step * minute, notBefore: now }) : [])
  const starts = startsOn(day)
  return {
    day,
    today,
    minutes: time.length / minute,
    isWorked: hours(day).length > 0,
    starts: starts.map((start) => ({ at: iso(start.at), count: among ? start.ways : null })),
    next: starts.length > 0 ? null : firstOf(later, startsOn),
    chosen: titlesOf(chosen.map(({ field }) => field), locale),
    among: among ? titleOf(among.field.titles, locale) : null,
    open: titlesOf(open, locale),
    overlaps: at && mayCollide ? taken.overlaps.map((one) => overlapView(one, at, occupation, locale)) : [],
    isOutside: at !== null && isOutside(hours(dayAt(timeZone, at.from)), at),
    isBackwards: time.isBackwards,
    isPast: at !== null && at.from < now && !isUnchanged,
    isRefused: occupation.refuses,
    // Of a time that is far from the day nothing is known.
    offers: at && range.from <= at.from && at.to <= range.to ? offered.flatMap((offer) => offerView(offer, taken, at, locale)) : [],
  }
}

function offerView({ field, choices: some }: Offer, taken: Taken, at: Span, locale: string): FreeTimesView['offers'] {
  const free = some.filter(({ value }) => !stretchesOf(taken, field, value).some((one) => shareMoments(one, at)))
  return free.length === 0 ? [] : [{ field: field.name, title: titleOf(field.titles, locale), choices: free }]
}

const iso = (at: number): string => new Date(at).toISOString()
const titlesOf = (fields: readonly Field[], locale: string): readonly string[] => fields.map(({ titles }) => titleOf(titles, locale))

function isDay(text: string): boolean {
  // Nobody plans further than a calendar of the day reaches.
  const at = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
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

/** All that is chosen must be free, and any of what could be chosen besides. */
function waysOf(taken: Taken, chosen: readonly OccupiedValues[], among: Offer | undefined): readonly (readonly Span[])[] {
  const own = chosen.flatMap(({ field, values }) => values.flatMap((value) => stretchesOf(taken, field, value)))
  return among ? among.choices.map(({ value }) => merged([...own, ...stretchesOf(taken, among.field, value)])) : [merged(own)]
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
