import { initialTransition } from 'xstate'
import type { MachineDefinition, ObjectSchema, StateDefinition } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import { stateColors } from '../kernel/state-colors.ts'
import type { Expression, ExpressionContext, Machine, MachineTimer, State, Step, Transition } from '../model/types.ts'
import { buildMachine, builtInPrefix, delayedEvent, marks, type RuntimeMachine, type Take } from './build-machine.ts'
import { clocksOf } from './clocks.ts'
import { eventExpressions } from './event-expressions.ts'
import { type ActionCatalogue, actionSources, conditionSources } from './expression-sources.ts'
import { isoDuration } from './iso-duration.ts'
import { systemRole, whyNot } from './may-take.ts'
import { stateKey, stateValue } from './state-key.ts'
import { actionLists, allStates, configurations, countConfigurations, countTogether, entered, stateTree, transitionsOf, type StateNode, type TransitionNode, withAncestors } from './walk-machine.ts'

export interface MachineEnvironment {
  /** Compiles a CEL text; `form` is the form of the transition it stands on, whose values are `input`. Throws DEFINITION_INVALID. */
  readonly expressions: (source: string, form: ObjectSchema | null) => Expression
  readonly actions: ActionCatalogue
}

/** Most states that the regions of a parallel state may make together, and most states that a record can stand in. */
export const [maximumTogether, maximumConfigurations] = [256, 1000]

/**
 * The machine as pure functions over a state key. XState decides what an event does; nothing of it
 * is stored but the state's key. Delays become timers, whose events only the engine may send.
 * @throws EngineError DEFINITION_INVALID
 */
export function compileMachine(definition: MachineDefinition, environment: MachineEnvironment): Machine {
  const tree = stateTree(definition)
  const expressions = compileExpressions(definition, tree, environment)
  const nodes = allStates(tree).flatMap((node) => transitionsOf(node))
  const transitions = nodes.filter(({ event }) => event !== null).map(toTransition)
  const automatic = nodes.filter(({ event }) => event === null).map(toAutomatic)
  const byId = new Map([...transitions, ...automatic].map((one) => [one.id, one]))
  const take: Take = (id, context) => {
    const one = byId.get(id)
    return one !== undefined && whyNot(one, expressions, context) === null
  }
  const runtime = build(definition, take)
  const states = statesOf(definition, tree)
  const active = activeTransitions(tree, byId)
  return Object.freeze({
    definition,
    initial: stateKey(runtime.resolveInitial()),
    states,
    transitions,
    automatic,
    events: [...new Set(transitions.map((one) => one.event))],
    timers: timersOf(nodes, expressions),
    clocks: clocksOf(definition, states),
    expressions,
    expressionsOf: eventExpressions(tree, expressions, environment.actions),
    start: (context) => start(runtime, context),
    next: (state, event, context) => (states.has(state) ? next(runtime, state, event, { ...context, input: context.input ?? {} }) : null),
    options: (state, context, event) =>
      active(state)
        .filter((one) => event === undefined || one.event === event)
        .map((one) => {
          const reason = whyNot(one, expressions, context)
          return { event: one.event, transition: one, allowed: reason === null, reason }
        }),
  } satisfies Machine)
}

function build(definition: MachineDefinition, take: Take): RuntimeMachine {
  try {
    const runtime = buildMachine(definition, take)
    // XState finds a missing first state only when it is asked for.
    runtime.resolveInitial()
    return runtime
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new EngineError('DEFINITION_INVALID', `The machine "${definition.id}" does not hold together: ${message}`, { cause: error, issues: [{ pointer: '', message }] })
  }
}

function start(runtime: RuntimeMachine, context: ExpressionContext): Step {
  const [snapshot, actions] = initialTransition(runtime.machine, context)
  return { state: stateKey(snapshot.value), changed: true, actions: ours(actions), transitions: [], targets: [], ...marked(actions) }
}

function next(runtime: RuntimeMachine, state: string, event: string, context: ExpressionContext): Step | null {
  const before = runtime.machine.resolveState({ value: stateValue(state), context })
  const taken = runtime.machine.getTransitionData(before, { type: event }) ?? []
  if (taken.length === 0) return null
  const actions: Raised[number][] = []
  const after = runtime.machine.transition(before, { type: event }, { ...runtime.scope(), actionExecutor: (action) => void actions.push(action) })
  const key = stateKey(after.value)
  return { state: key, changed: key !== state, actions: ours(actions), transitions: taken.map((one) => String(one.meta?.id ?? '')), targets: taken.flatMap(({ target }) => target?.map(({ path }) => path.join('.')) ?? []), ...marked(actions) }
}

type Raised = readonly { readonly type: string; readonly params?: unknown }[]

/** What XState says of states with timers, in its order (one that is entered and left at once keeps none), and of what followed by itself. */
function marked(actions: Raised): Pick<Step, 'entered' | 'left' | 'followed'> {
  const entered = new Set<string>()
  const left = new Set<string>()
  const followed: string[] = []
  for (const { type, params } of actions) {
    const key = (params as { readonly key?: string } | undefined)?.key ?? ''
    if (type === marks.entered) entered.add(key)
    if (type === marks.followed) followed.push(key)
    if (type === marks.left) {
      left.add(key)
      entered.delete(key)
    }
  }
  return { entered: [...entered], left: [...left], followed }
}

const ownMarks: ReadonlySet<string> = new Set(Object.values(marks))

/** The actions of the definition; XState's own (raise, cancel …) are its business. */
function ours(actions: Raised): Step['actions'] {
  return actions.filter(({ type }) => !type.startsWith(builtInPrefix) && !ownMarks.has(type)).map(({ type, params }) => ({ type, ...(params === undefined ? {} : { params: params as NonNullable<Step['actions'][number]['params']> }) }))
}

function toTransition(node: TransitionNode): Transition {
  const { meta, guard, actions } = node.definition
  return Object.freeze({ id: meta.id, event: node.event ?? '', from: node.source.key, titles: meta.titles, roles: meta.roles, guard: guard ?? null, actions: actions ?? [], definition: node.definition })
}

/** The engine alone takes it: a timer's by its event, the others by themselves. */
function toAutomatic(node: TransitionNode): Transition {
  const event = node.delay === null ? '' : delayedEvent(node.source.key, node.delay)
  return Object.freeze({ ...toTransition({ ...node, event }), roles: node.delay === null ? ['*'] : [systemRole] })
}

/** One timer for each delay of a state, however many transitions it has; none where all of them are hidden. */
function timersOf(nodes: readonly TransitionNode[], expressions: ReadonlyMap<string, Expression>): readonly MachineTimer[] {
  const timers = new Map<string, MachineTimer>()
  for (const { source, delay, definition } of nodes) {
    if (delay === null || definition.meta.hidden === true) continue
    const event = delayedEvent(source.key, delay)
    if (!timers.has(event)) timers.set(event, { state: source.key, delay, milliseconds: isoDuration(delay) ?? 0, calendar: definition.meta.calendar ?? null, at: expressions.get(definition.meta.at ?? '') ?? null, event })
  }
  return [...timers.values()]
}

/** Transitions of the state and of those around it. Where an inner one may not be taken, an outer one of the same event still may. */
function activeTransitions(tree: readonly StateNode[], byId: ReadonlyMap<string, Transition>): (state: string) => readonly Transition[] {
  const nodes = new Map(allStates(tree).map((node) => [node.key, node]))
  const known = new Map<string, readonly Transition[]>()
  const find = (key: string): readonly Transition[] => {
    const around = new Set(key.split('|').flatMap((path) => {
      const node = nodes.get(path)
      return node ? withAncestors(node) : []
    }))
    const found = [...around].flatMap(transitionsOf).filter(({ event, definition }) => event !== null && definition.meta.hidden !== true)
    return found.flatMap(({ definition }) => byId.get(definition.meta.id) ?? [])
  }
  return (key) => {
    const active = known.get(key) ?? find(key)
    known.set(key, active)
    return active
  }
}

/** Guards, transition forms and action params by source text. */
function compileExpressions(definition: MachineDefinition, tree: readonly StateNode[], environment: MachineEnvironment): ReadonlyMap<string, Expression> {
  const compiled = new Map<string, Expression>()
  const add = (source: string, form: ObjectSchema | null): void => {
    if (!compiled.has(source)) compiled.set(source, environment.expressions(source, form))
  }
  for (const node of allStates(tree).flatMap(transitionsOf)) for (const source of conditionSources(node)) add(source, node.definition.meta.form ?? null)
  for (const { definition } of allStates(tree).flatMap(transitionsOf)) if (definition.meta.at !== undefined) add(definition.meta.at, null)
  const lists = actionLists(tree).map(({ actions, transition: on }) => ({ actions, form: on?.definition.meta.form ?? null }))
  const alarms = (definition.meta?.clocks ?? []).flatMap((clock) => (clock.alarms ?? []).map(({ actions }) => ({ actions, form: null })))
  for (const { actions, form } of [...lists, ...alarms]) for (const source of actionSources(actions, environment.actions)) add(source, form)
  return compiled
}

/** Every state by its key, and what parallel regions make together. */
function statesOf(definition: MachineDefinition, tree: readonly StateNode[]): ReadonlyMap<string, State> {
  const initial = new Set(tree.filter((node) => node.name === definition.initial).flatMap(entered))
  // The check before says so in better words; this keeps a machine that was not checked from filling the memory.
  if (countConfigurations(tree) > maximumConfigurations || countTogether(tree) > maximumTogether) throw new EngineError('DEFINITION_INVALID', `The machine "${definition.id}" has more states than can be kept in mind.`)
  const together = configurations(tree)
  const stored = new Set(together.flatMap((nodes) => (nodes.length === 1 ? nodes : [])))
  const states = new Map(allStates(tree).map((node) => [node.key, toState(node, initial.has(node), stored.has(node))]))
  for (const nodes of together) {
    if (nodes.length > 1) states.set(nodes.map((node) => node.key).join('|'), combined(nodes, initial))
  }
  return states
}

function toState(node: StateNode, isInitial: boolean, isStored: boolean): State {
  const { meta } = node.definition
  return Object.freeze({ key: node.key, id: meta.id, titles: meta.titles, category: meta.category, color: meta.color ?? stateColors[meta.category], isFinal: node.definition.type === 'final', isInitial, isStored, definition: node.definition })
}

/** One leaf of each region as one state: titles side by side; its category is theirs where they agree, else active. */
function combined(nodes: readonly StateNode[], initial: ReadonlySet<StateNode>): State {
  const metas = nodes.map((node) => node.definition.meta)
  const join = (locale: 'en' | 'ru' | 'uk' | 'ro'): string => metas.map(({ titles }) => titles[locale] ?? titles.en).join(' · ')
  const category = metas.every((meta) => meta.category === metas[0]?.category) ? (metas[0]?.category ?? 'active') : 'active'
  const definition: StateDefinition = { meta: { id: metas.map(({ id }) => id).join('|'), titles: { en: join('en'), ru: join('ru'), uk: join('uk'), ro: join('ro') }, category, ...merged(metas) } }
  return Object.freeze({ key: nodes.map((node) => node.key).join('|'), id: definition.meta.id, titles: definition.meta.titles, category, color: stateColors[category], isFinal: nodes.every((node) => node.definition.type === 'final'), isInitial: nodes.every((node) => initial.has(node)), isStored: true, definition })
}

function merged(metas: readonly StateDefinition['meta'][]): Partial<StateDefinition['meta']> {
  const required = [...new Set(metas.flatMap((meta) => meta.required ?? []))]
  const editable: Record<string, readonly string[]> = {}
  for (const [role, fields] of metas.flatMap((meta) => Object.entries(meta.editable ?? {}))) editable[role] = [...new Set([...(editable[role] ?? []), ...fields])]
  return { ...(required.length > 0 ? { required } : {}), ...(metas.some((meta) => meta.editable) ? { editable } : {}) }
}
