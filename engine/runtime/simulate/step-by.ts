/** One step of a scenario that is being found: by whom, and with which values, a transition can be taken. Pure. */
import { permissionOf } from '../../access/index.ts'
import type { ScenarioStep } from '../../definition/types.ts'
import { inputFields, shownForm } from '../../forms/index.ts'
import { type Issue, isEngineError } from '../../kernel/errors.ts'
import { segments } from '../../kernel/pointer.ts'
import type { Actor, Entity, Field, Model, Transition, Values } from '../../model/types.ts'
import { standsIn } from '../../workflow/index.ts'
import { systemActor } from '../actors.ts'
import { checkRecord } from '../steps/check-record.ts'
import { contextOf, typedInput, withValues } from '../steps/expression-context.ts'
import { withComputed } from '../steps/values.ts'
import { chosen, choices, sampleOf, unknownsIn } from './guess-values.ts'
import { type MadeUp, madeUpPerson, scenarioTime } from './made-up.ts'
import { settled, stateId, timeOf } from './run-scenario.ts'
import { begun, changed, sentTo, type Trial, type TrialRules } from './trial.ts'

/** A record on its way, and how it came there. */
export interface Walk {
  readonly madeUp: MadeUp
  readonly now: Date
  readonly trial: Trial
  readonly role: string | null
  readonly values: Values
  /** Key of the state it begins in. */
  readonly begins: string
  readonly steps: readonly ScenarioStep[]
  /** Ids of all transitions taken, and of those of the last step. */
  readonly taken: readonly string[]
  readonly last: readonly string[]
}

const locale = 'en'
const rulesOf = (model: Model, entity: Entity, { expand }: MadeUp): TrialRules => ({ model, entity, expand, zone: model.settings.timeZone, isAutomated: true })

/** A record that may be saved, made by a role that may; null where no values were found for it. */
export async function beginning(model: Model, entity: Entity, madeUp: MadeUp): Promise<Walk | null> {
  const role = [...model.roles.keys()].find((name) => permissionOf(model, madeUpPerson(model, name, { locale }), entity).create) ?? null
  const actor = role === null ? systemActor : madeUpPerson(model, role, { locale })
  const now = new Date(scenarioTime)
  let values: Values = {}
  for (let attempt = 0; attempt < mostRepairs; attempt++) {
    const { trial } = await begun(rulesOf(model, entity, madeUp), actor, madeUp.taken(entity.fields, values), now, null)
    const issues = await mistakesOf(model, entity, madeUp, actor, trial, now)
    const filled = { ...values, ...samplesFor(entity.fields, issues, '') }
    if (issues.length === 0 || Object.keys(filled).length === Object.keys(values).length) {
      const { trial: first, transitions } = await settled(rulesOf(model, entity, madeUp), { trial }, now)
      return { madeUp, now, trial: first, role, values, begins: first.row.state ?? '', steps: [], taken: transitions, last: [] }
    }
    values = filled
  }
  return null
}

async function mistakesOf(model: Model, entity: Entity, madeUp: MadeUp, actor: Actor, { row }: Trial, now: Date): Promise<readonly Issue[]> {
  const context = await contextOf({ model, actor, now }, madeUp.expand, entity, row, { purpose: 'create' })
  try {
    checkRecord(entity, row, withValues(context, entity, row.values), locale)
    return []
  } catch (error) {
    if (!isEngineError(error)) throw error
    return error.issues ?? []
  }
}

/** Values for the fields that the issues name, below `/input` or at the top. */
function samplesFor(fields: readonly Field[], issues: readonly Issue[], under: '' | 'input'): Values {
  const names = new Set(issues.flatMap(({ pointer }) => {
    const [head = '', next = ''] = segments(pointer)
    return under === '' ? (head === 'input' ? [] : [head]) : head === 'input' ? [next] : []
  }))
  return Object.fromEntries(fields.filter(({ name, computed }) => names.has(name) && !computed).map((field) => [field.name, sampleOf(field)]))
}

/** What leads out of where the record stands: events, and delays. */
export function waysOut({ machine }: Entity, { trial }: Walk): readonly Transition[] {
  const state = trial.row.state ?? ''
  const delays = machine?.automatic.filter(({ event, from, definition }) => event !== '' && definition.meta.hidden !== true && standsIn(state, from)) ?? []
  return [...(machine?.transitions ?? []).filter(({ from, definition }) => definition.meta.hidden !== true && standsIn(state, from)), ...delays]
}

const mostRepairs = 6

/** The walk with a step over this transition; null where no values were found by which it is taken. */
export async function stepBy(model: Model, entity: Entity, walk: Walk, transition: Transition): Promise<Walk | null> {
  for (const role of rolesFor(model, transition)) {
    const done = await stepAs(model, entity, walk, transition, role)
    if (done) return done
  }
  return null
}

/** Who may send it; null: the time does. Where conditions ask for the person, another one may do. */
function rolesFor(model: Model, { roles, event, guard }: Transition): readonly (string | null)[] {
  if (event.startsWith('after ')) return [null]
  const known = roles.includes('*') ? [...model.roles.keys()] : roles.filter((role) => model.roles.has(role))
  return JSON.stringify(guard ?? '').includes('actor.') ? known.slice(0, 6) : known.slice(0, 1)
}

async function stepAs(model: Model, entity: Entity, walk: Walk, transition: Transition, role: string | null): Promise<Walk | null> {
  const { madeUp } = walk
  const rules = rulesOf(model, entity, madeUp)
  const actor = role === null ? systemActor : madeUpPerson(model, role, { locale })
  const form = transition.definition.meta.form ? inputFields(transition.definition.meta.form) : []
  const now = timeOf(entity, walk.trial, transition.event, walk.now)
  const { trial } = await settled(rules, walk, now)
  let { set, input } = { set: {} as Values, input: {} as Values }
  for (let attempt = 0; attempt < mostRepairs; attempt++) {
    const { trial: before } = Object.keys(set).length === 0 ? { trial } : await settled(rules, { trial: await changed(rules, actor, trial, madeUp.taken(entity.fields, set), now) }, now)
    const { trial: sent, happened } = await sentTo(rules, actor, before, transition.event, madeUp.taken(form, input), now, role === null ? 'timer' : 'event')
    if (!happened.refused && happened.transitions.includes(transition.id)) {
      const { trial: after, transitions } = await settled(rules, { trial: sent }, now)
      const step: ScenarioStep = { transition: transition.id, ...(role === null ? {} : { role }), ...some('set', set), ...some('input', input), to: stateId(entity, after.row.state) }
      return { ...walk, now, trial: after, steps: [...walk.steps, step], taken: [...walk.taken, ...happened.transitions, ...transitions], last: [...happened.transitions, ...transitions] }
    }
    const repaired = repairs({ entity, form, set, input }, happened.refused?.issues ?? []) ?? (await guessed({ model, entity, walk, transition, actor, now, form }, { set, input }))
    if (!repaired) return null
    set = repaired.set
    input = repaired.input
  }
  return null
}

interface Filled {
  readonly set: Values
  readonly input: Values
}

/** Fills in what is missing; null where nothing more is. */
function repairs({ entity, form, set, input }: Filled & { readonly entity: Entity; readonly form: readonly Field[] }, issues: readonly Issue[]): Filled | null {
  const more = { set: { ...samplesFor(entity.fields, issues, ''), ...set }, input: { ...samplesFor(form, issues, 'input'), ...input } }
  return Object.keys(more.set).length + Object.keys(more.input).length > Object.keys(set).length + Object.keys(input).length ? more : null
}

/** Ways to choose values that are tried for one condition. */
const mostChoices = 400

interface Guess {
  readonly model: Model
  readonly entity: Entity
  readonly walk: Walk
  readonly transition: Transition
  readonly actor: Actor
  readonly now: Date
  readonly form: readonly Field[]
}

/** Values by which the machine takes this transition and no other; null where none were found, or these were tried already. */
async function guessed({ model, entity, walk: { madeUp, trial }, transition, actor, now, form }: Guess, tried: Filled): Promise<Filled | null> {
  const { machine } = entity
  const state = trial.row.state ?? ''
  // What else the event may mean here stands in the way as long as its own condition holds.
  const sources = [...new Set([...(machine?.transitions ?? []), ...(machine?.automatic ?? [])].filter((one) => one.event === transition.event && standsIn(state, one.from)).flatMap(({ guard }) => (typeof guard?.params?.cel === 'string' ? [guard.params.cel] : [])))]
  const asked = transition.definition.meta.form
  const shownWhile = Object.values(asked?.properties ?? {}).flatMap(({ 'x-field': { visible } }) => visible ?? [])
  for (const choice of choices(unknownsIn({ model, entity, form }, [...shownWhile, ...sources]), mostChoices)) {
    const { set, input } = chosen(choice)
    const all = { set: { ...tried.set, ...set }, input: { ...tried.input, ...input } }
    const values = { ...trial.row.values, ...madeUp.taken(entity.fields, all.set) }
    const given = madeUp.taken(form, all.input)
    const typed = await typedInput(model, madeUp.expand, form, given, machine?.expressionsOf(transition.event) ?? [])
    const context = await contextOf({ model, actor, now }, madeUp.expand, entity, { ...trial.row, values }, { input: typed })
    // What the form does not ask cannot be answered.
    if (asked && machine && Object.keys(given).some((name) => !(name in shownForm(asked, machine, withValues(context, entity, values)).properties))) continue
    const step = machine?.next(state, transition.event, withValues(context, entity, withComputed(entity, values, context)))
    if (step && [...step.transitions, ...step.followed].includes(transition.id) && JSON.stringify(all) !== JSON.stringify(tried)) return all
  }
  return null
}

/** Nothing where it is empty. */
export const some = <Name extends string>(name: Name, values: Values): { readonly [key in Name]?: Values } => (Object.keys(values).length === 0 ? {} : ({ [name]: values } as { readonly [key in Name]: Values }))
