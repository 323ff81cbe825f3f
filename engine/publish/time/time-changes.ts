/** What of the delays and clocks of an entity is otherwise in a new version, dealership by dealership: their overlays may differ in it. */
import type { StateDefinition } from '../../definition/types.ts'
import type { Clock, Entity, Machine, MachineTimer, Model } from '../../model/types.ts'
import type { Candidate } from '../candidate.ts'
import type { Compiled, EntityRenames } from '../renames.ts'

/** For records of one dealership (null: those that belong to none). */
export interface TimeChange {
  readonly entity: Entity
  /** The same entity in the version before; null: it is new. */
  readonly old: Entity | null
  readonly dealership: string | null
  readonly machine: Machine
  /** Of the new version. */
  readonly model: Model
  readonly timers: TimerChanges
  /** Whether some clock is new, gone, or promises something else. */
  readonly hasClocks: boolean
}

/** A delay that another one takes the place of; both by the state's key of today. */
interface Moved {
  readonly from: MachineTimer
  readonly to: MachineTimer
}

export interface TimerChanges {
  readonly added: readonly MachineTimer[]
  readonly moved: readonly Moved[]
  readonly gone: readonly MachineTimer[]
}

export interface TimeSearch {
  readonly before: Compiled | null
  readonly after: Compiled
  readonly renames: readonly EntityRenames[]
  readonly dealerships: readonly string[]
}

/** Empty where nothing of time changes; models are asked for only where something may. */
export function timeChanges(search: TimeSearch): readonly TimeChange[] {
  const { before, after, dealerships } = search
  if (!before) return []
  const isOther = timeText(before.candidate) !== timeText(after.candidate)
  const codes = [null, ...dealerships].filter((code) => isOther || operationsText(before.candidate, code) !== operationsText(after.candidate, code))
  return codes.flatMap((code) => changesIn(search, before, code))
}

function changesIn({ after, renames }: TimeSearch, before: Compiled, dealership: string | null): readonly TimeChange[] {
  const [then, model] = [before.modelOf(dealership), after.modelOf(dealership)]
  if (!then || !model) return []
  return [...after.network.entities.values()].flatMap(({ id, name, scope }): TimeChange[] => {
    const entity = model.entities.get(name)
    const mayHold = scope === 'layered' || (scope === 'network') === (dealership === null)
    if (!entity?.machine || !mayHold) return []
    const rename = renames.find((one) => one.id === id)
    const old = (rename && then.entities.get(rename.name.from)) ?? null
    const timers = timerChanges(old?.machine ?? null, then, entity.machine, model, rename)
    const hasClocks = clockText(old?.machine ?? null, then, rename) !== clockText(entity.machine, model)
    return hasClocks || timers.added.length + timers.moved.length + timers.gone.length > 0 ? [{ entity, old, dealership, machine: entity.machine, model, timers, hasClocks }] : []
  })
}

function timerChanges(before: Machine | null, then: Model, after: Machine, now: Model, rename: EntityRenames | undefined): TimerChanges {
  const today = new Map(rename?.nodes.map(({ from, to }) => [from, to]))
  const old = (before?.timers ?? []).map((timer) => ({ timer: { ...timer, state: today.get(timer.state) ?? timer.state }, ids: idsOf(before, timer) }))
  const left = new Set(old)
  const added: MachineTimer[] = []
  const moved: Moved[] = []
  for (const to of after.timers) {
    const ids = idsOf(after, to)
    const candidates = [...left].filter(({ timer }) => timer.state === to.state)
    const known = candidates.find(({ timer }) => timer.delay === to.delay) ?? candidates.find((one) => one.ids.some((id) => ids.includes(id)) && !after.timers.some(({ state, delay }) => state === one.timer.state && delay === one.timer.delay))
    // Another moment may be one that records have which had none before: it is looked for in all of them.
    const isSame = known !== undefined && known.timer.at?.source === to.at?.source
    if (isSame) left.delete(known)
    if (!isSame) added.push(to)
    else if (known.timer.delay !== to.delay || hoursText(then, known.timer.calendar) !== hoursText(now, to.calendar)) moved.push({ from: known.timer, to })
  }
  return { added, moved, gone: [...left].map(({ timer }) => timer) }
}

/** Ids of the transitions that a delay ends in. */
const idsOf = (machine: Machine | null, { event }: MachineTimer): readonly string[] => (machine?.automatic ?? []).filter((one) => one.event === event).map(({ id }) => id)

export const hoursText = ({ calendars }: Model, name: string | null): string => {
  const calendar = name === null ? undefined : calendars.get(name)
  return calendar ? JSON.stringify([calendar.weekdays, calendar.days ?? {}]) : ''
}

/** What clocks promise, and in which states they run; states by their keys of today. */
function clockText(machine: Machine | null, model: Model, rename?: EntityRenames): string {
  const today = new Map(rename?.states.map(({ from, to }) => [from, to]))
  const rules = (clock: Clock) => [...(machine?.states.keys() ?? [])].map((key) => `${today.get(key) ?? key} ${clock.ruleIn(key)}`).filter((rule) => !rule.endsWith(' pause')).sort()
  return JSON.stringify((machine?.clocks ?? []).map((clock) => [clock.id, clock.limitMs, hoursText(model, clock.calendar), clock.alarms.map(({ id, atMs }) => [id, atMs]), rules(clock)]))
}

/** Everything of a package that delays and clocks are made of; cheap, and equal where they are. */
function timeText({ package: pkg }: Candidate): string {
  const machines = Object.values(pkg.entities).map(({ entity, machine }) => [entity.id, entity.name, machine ? [machine.id, machine.meta?.clocks ?? [], statesText(machine.states)] : null])
  return inOrder([machines, pkg.calendars ?? {}])
}

const statesText = (states: Readonly<Record<string, StateDefinition>>): readonly unknown[] =>
  Object.entries(states).map(([name, { type, after, meta, states: inner }]) => [name, type, after ?? {}, meta.id, meta.category, statesText(inner ?? {})])

/** Text that is the same whatever order keys have, and whatever things are called. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'titles' || key === 'pluralTitles' ? undefined : typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))

/** Operations of overlays that have nothing to do with time. */
const timeless: ReadonlySet<string> = new Set(['add-field', 'add-option', 'add-actions', 'add-section', 'add-view', 'add-panel', 'add-block', 'retitle', 'require', 'set-rule', 'set-visible', 'set-default', 'set-guard', 'set-roles', 'set-editable', 'set-color', 'set-list', 'set-facts', 'set-board', 'set-planner', 'set-chart', 'set-print', 'set-automation', 'set-intake', 'set-message', 'set-report', 'set-navigation', 'set-rights', 'set-limits', 'set-section', 'set-tabs'])

function operationsText({ overlays }: Candidate, dealership: string | null): string {
  const own = dealership === null ? undefined : overlays[dealership]
  return inOrder((own?.operations ?? []).filter(({ op }) => !timeless.has(op)))
}
