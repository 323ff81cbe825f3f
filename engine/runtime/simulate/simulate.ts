/** A draft tried on what really happened: the last records' events under its machines, beside the live ones. Nothing is written or sent. */
import type { Difference, Simulation, SimulationPart } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import type { Actor, Entity, Model } from '../../model/types.ts'
import { loadRecord, type Query, type Store, withReferences } from '../../store/index.ts'
import { contextOf, type Expand } from '../steps/expression-context.ts'
import { type Journey, journeyOf, type Sent } from './journey.ts'
import { openAutomationsAlong } from './automations-along.ts'
import { type Outcome, renamed, replay, type Rules } from './replay.ts'
import type { Happened } from './trial.ts'

export interface SimulationSetting {
  readonly store: Store
  readonly liveOf: (dealership: string | null) => Model
  readonly draftOf: (dealership: string | null) => Model
  /** Who acted, with the roles held today; null where they hold none there any more. */
  readonly actorOf: (id: string, dealership: string | null) => Promise<Actor | null>
  readonly now: Date
}

export interface SimulationOptions {
  /** So many records, those with the latest events. */
  readonly last: number
  readonly entity: string | null
  readonly part: SimulationPart | null
}

/** Journal entries looked through for each record asked for. */
const entriesPerRecord = 50

export const nothingTried: Omit<Simulation, 'issues'> = { found: 0, records: 0, events: 0, differences: [], skipped: [] }

const mostRecords = 1000

/** @throws EngineError BAD_INPUT for more records than may be tried, or an entity that has no states */
function demandOptions({ last, entity, part }: SimulationOptions, known: readonly string[]): void {
  if (!Number.isInteger(last) || last < 1 || last > mostRecords) throw new EngineError('BAD_INPUT', `A draft is tried on 1 to ${mostRecords} records.`)
  if (part && !(Number.isInteger(part.from) && Number.isInteger(part.count) && part.from >= 0 && part.count >= 1 && !Number.isNaN(Date.parse(part.until)))) throw new EngineError('BAD_INPUT', 'Say from which record on, and how many.')
  if (entity !== null && !known.includes(entity)) throw new EngineError('BAD_INPUT', `There is no entity “${entity}” with states.`, { hint: `Possible: ${known.join(', ')}.` })
}

/** @returns differences between what the live definitions make of the events and what the draft would */
export async function simulate(setting: SimulationSetting, options: SimulationOptions): Promise<Omit<Simulation, 'issues'>> {
  const { last, entity, part } = options
  const known = [...setting.liveOf(null).entities.values()].filter(({ machine }) => machine).map(({ name }) => name)
  demandOptions(options, known)
  const entities = entity === null ? known : [entity]
  return setting.store.transaction(async (query) => {
    // The database itself sees to it that nothing is written.
    await query(sql`set transaction isolation level repeatable read, read only`)
    const found = await query<{ entity: string; id: string; dealership: string | null }>(sql`select r.entity, r.record_id as id, r.dealership from
      (select a.entity, a.record_id, a.dealership, a.at from platform.audit_entry a where a.entity = any(${entities}::text[]) and a.action in ('create', 'transition')${part ? sql` and a.at <= ${part.until}::timestamptz` : sql``} order by a.at desc limit ${last * entriesPerRecord}) r
      group by 1, 2, 3 order by max(r.at) desc, 2 limit ${last}`)
    const until = part ? new Date(part.until) : setting.now
    const total = { found: found.length, records: 0, events: 0, differences: [] as Difference[], skipped: [] as Simulation['skipped'][number][] }
    for (const one of part ? found.slice(part.from, part.from + part.count) : found) {
      const result = await simulateRecord(setting, query, one, until)
      if (typeof result === 'string') total.skipped.push({ entity: one.entity, record: one.id, reason: result })
      else if (result) {
        total.records++
        total.events += result.events
        total.differences.push(...result.differences)
      }
    }
    return total
  })
}

interface Compared {
  readonly events: number
  readonly differences: readonly Difference[]
}

/** What differs; a sentence where the record's way cannot be gone again; null for a record that is deleted. */
async function simulateRecord({ liveOf, draftOf, actorOf }: SimulationSetting, query: Query, { entity: name, id, dealership }: { readonly entity: string; readonly id: string; readonly dealership: string | null }, until: Date): Promise<Compared | string | null> {
  const model = liveOf(dealership)
  const entity = model.entities.get(name)
  const row = entity ? await loadRecord(query, entity, id) : null
  if (!entity || !row) return null
  const journey = await journeyOf(query, name, row)
  if (!journey) return 'Its journal does not hold its whole way.'
  const actors = new Map<string, Actor>()
  for (const actorId of new Set([journey.created.actorId, ...journey.sent.map((sent) => sent.actorId)])) {
    const actor = await actorOf(actorId, dealership)
    if (!actor) return 'Somebody who moved it has no role there any more.'
    actors.set(actorId, actor)
  }
  const draftModel = draftOf(dealership)
  const draftEntity = [...draftModel.entities.values()].find((one) => one.id === entity.id)
  const at = { entity: name, record: id, number: row.number }
  if (!draftEntity?.machine) return { events: 0, differences: [{ kind: 'gone', ...at }] }
  const expand: Expand = (of, values, paths) => withReferences(query, model, of, values, paths, dealership)
  const live: Rules = { model, entity, expand }
  const draft: Rules = { model: draftModel, entity: draftEntity, expand: async (of, values, paths) => (of === draftEntity ? renamed(entity, draftEntity, await expand(entity, renamed(draftEntity, entity, values), paths)) : expand(of, values, paths)) }
  return compare(journey, live, draft, (actorId) => actors.get(actorId) as Actor, at, until)
}

type Place = Pick<Extract<Difference, { kind: 'gone' }>, 'entity' | 'record' | 'number'>

/** States are the same where their stable ids are. */
const idOf = ({ machine }: Entity, key: string): string => machine?.states.get(key)?.id ?? key

async function compare({ created, sent, now }: Journey, live: Rules, draft: Rules, actorOf: (id: string) => Actor, at: Place, until: Date): Promise<Compared | string> {
  const differences: Difference[] = []
  const [alongLive, alongDraft] = [openAutomationsAlong(live), openAutomationsAlong(draft)]
  const nextAt = (i: number): Date => (sent[i] ? new Date(sent[i].at) : until)
  const begin = { ...created.row, values: renamed(live.entity, draft.entity, created.row.values) }
  let state = draft.entity.machine?.start(await contextOf({ model: draft.model, actor: actorOf(created.actorId), now: new Date(created.at) }, draft.expand, draft.entity, begin)).state ?? ''
  let isApart = idOf(draft.entity, state) !== idOf(live.entity, created.state)
  if (isApart) differences.push({ kind: 'state', ...at, event: null, at: created.at, was: created.state, now: state })
  const made = new Date(created.at)
  differences.push(...otherDeeds({ ...at, event: null, at: created.at }, deedsOf(await alongLive(null, created.row, made, nextAt(0))), deedsOf(await alongDraft(null, { ...begin, state }, made, nextAt(0)))))
  for (const [i, one] of sent.entries()) {
    const actor = actorOf(one.actorId)
    const was = await replay(live, actor, one.before, one, one.event)
    if (was.refused) return `The live definitions refuse “${one.event}” today: ${was.refused.text}`
    const before = { ...one.before, state, values: renamed(live.entity, draft.entity, one.before.values) }
    const will = await replay(draft, actor, before, one, eventIn(draft.entity, one))
    const place = { ...at, event: one.event, at: one.at }
    if (will.refused) {
      differences.push({ kind: 'refused', ...place, by: actor.name, state, reason: will.refused })
      return { events: i + 1, differences: [...differences, ...endOf(live, draft, now.state ?? '', state, at)] }
    }
    const parts = idOf(draft.entity, will.state) !== idOf(live.entity, one.to)
    if (parts && !isApart) differences.push({ kind: 'state', ...place, was: one.to, now: will.state })
    const sentAt = new Date(one.at)
    const did = [...effectsOf(was), ...deedsOf(await alongLive(one.before, was.row, sentAt, nextAt(i + 1)))]
    const does = [...effectsOf(will), ...deedsOf(await alongDraft(before, will.row, sentAt, nextAt(i + 1)))]
    differences.push(...otherDeeds(place, did, does))
    isApart = parts
    state = will.state
  }
  return { events: sent.length, differences: [...differences, ...endOf(live, draft, now.state ?? '', state, at)] }
}

type Told = Extract<Difference, { kind: 'effects' }>

const otherDeeds = (place: Omit<Told, 'kind' | 'was' | 'now'>, was: readonly string[], now: readonly string[]): readonly Difference[] => (was.join('\n') === now.join('\n') ? [] : [{ kind: 'effects', ...place, was, now }])

function endOf(live: Rules, draft: Rules, was: string, now: string, at: Place): readonly Difference[] {
  return idOf(live.entity, was) === idOf(draft.entity, now) ? [] : [{ kind: 'end', ...at, was, now }]
}

/** The event as the draft calls it: by the transition that was taken, else by its name. */
function eventIn({ machine }: Entity, { event, transition }: Sent): string | null {
  const all = [...(machine?.transitions ?? []), ...(machine?.automatic ?? [])]
  return all.find(({ id }) => id === transition)?.event ?? (all.some((one) => one.event === event) ? event : null)
}

/** What the event does besides moving the record; personal data is masked as in the journal. */
function effectsOf(outcome: Pick<Extract<Outcome, { refused: null }>, 'refused' | 'changes' | 'effects'>): readonly string[] {
  const set = Object.entries(outcome.changes ?? {}).map(([name, [, value]]) => `set ${name} = ${JSON.stringify(value)}`)
  return [...set, ...outcome.effects.map((effect) => JSON.stringify(effect.kind === 'create' ? withoutId(effect) : effect))]
}

/** The id of a record that would be created is made up anew each time. */
const withoutId = <T extends { readonly id?: string }>({ id: _, ...effect }: T): Omit<T, 'id'> => effect

/** What automations do then. */
const deedsOf = (happened: readonly Happened[]): readonly string[] => happened.flatMap(({ refused, changes, effects }) => (refused ? [] : effectsOf({ refused: null, changes, effects })))
