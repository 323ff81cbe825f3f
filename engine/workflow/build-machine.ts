/** The one place that builds an XState machine. */
import { type AnyActorRef, type AnyActorScope, createActor, type createMachine, type StateValue as XStateValue, setup } from 'xstate'
import type { ActionReference, MachineDefinition, StateDefinition, TransitionDefinition } from '../definition/types.ts'
import type { ExpressionContext } from '../model/types.ts'

/** Whether the transition with this id may be taken: role and guard together. */
export type Take = (id: string, context: ExpressionContext) => boolean

/** XState's own actions are named so; the catalogue's never. */
export const builtInPrefix = 'xstate.'

type Config = Parameters<typeof createMachine>[0]

export function buildMachine(definition: MachineDefinition, take: Take) {
  const machine = setup({
    types: { context: {} as ExpressionContext, input: {} as ExpressionContext, events: {} as { type: string }, meta: {} as { readonly id: string } },
    guards: { take: ({ context }, params: { readonly id: string }) => take(params.id, context) },
  }).createMachine({
    id: definition.id,
    context: ({ input }: { input: ExpressionContext }) => input,
    initial: definition.initial,
    states: states(definition.states, ''),
  } as never)
  return { machine, scope: inertScope(() => createActor(machine, { input: {} as ExpressionContext })), resolveInitial: (): XStateValue => machine.resolveState({ value: definition.initial, context: {} as ExpressionContext }).value }
}

/** Where a transition takes place: nobody runs, nothing is carried out. Made once, where XState's `transition` makes an actor for every event. */
function inertScope(actor: () => AnyActorRef): () => AnyActorScope {
  let made: AnyActorScope | null = null
  const nothing = (): void => undefined
  return () => {
    if (!made) {
      const self = actor()
      made = { self, system: self.system, id: '', sessionId: '', logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing }
    }
    return made
  }
}

export type RuntimeMachine = ReturnType<typeof buildMachine>

/** Actions by which XState itself says that a state with timers was entered or left, and that a transition followed by itself. */
export const marks = { entered: 'mark.entered', left: 'mark.left', followed: 'mark.followed' } as const

/** The event by which a delayed transition is taken; no event of a definition is named so. */
export const delayedEvent = (state: string, delay: string): string => `after ${delay} ${state}`

const states = (definitions: Readonly<Record<string, StateDefinition>>, prefix: string): Record<string, Config> =>
  Object.fromEntries(Object.entries(definitions).map(([name, state]) => [name, stateConfig(state, `${prefix}${name}`)]))

/** `after` becomes events of the engine's own: timers belong to its table, not to XState. */
function stateConfig(state: StateDefinition, key: string): Config {
  const events = { ...state.on, ...Object.fromEntries(Object.entries(state.after ?? {}).map(([delay, given]) => [delayedEvent(key, delay), given])) }
  const mark = (type: string): readonly object[] => (state.after ? [{ type, params: { key } }] : [])
  return {
    ...(state.type ? { type: state.type } : {}),
    ...(state.initial ? { initial: state.initial } : {}),
    ...(state.states ? { states: states(state.states, `${key}.`) } : {}),
    entry: [...mark(marks.entered), ...actions(state.entry ?? [])],
    exit: [...mark(marks.left), ...actions(state.exit ?? [])],
    on: Object.fromEntries(Object.entries(events).map(([event, given]) => [event, open(given)])),
    ...(state.onDone ? { onDone: open(state.onDone, true) } : {}),
  } as Config
}

const open = (given: TransitionDefinition | readonly TransitionDefinition[], isMarked = false): readonly object[] => [given].flat().filter((one) => one.meta.hidden !== true).map((one) => transitionConfig(one, isMarked))

/** The guard judges role and condition at once; XState then takes the first that may be taken. */
function transitionConfig(definition: TransitionDefinition, isMarked: boolean): object {
  const { meta, target } = definition
  return {
    ...(target === undefined ? {} : { target }),
    guard: { type: 'take', params: { id: meta.id } },
    actions: [...(isMarked ? [{ type: marks.followed, params: { key: meta.id } }] : []), ...actions(definition.actions ?? [])],
    meta: { id: meta.id },
  }
}

const actions = (references: readonly ActionReference[]): readonly object[] => references.map(({ type, params }) => ({ type, ...(params === undefined ? {} : { params }) }))
