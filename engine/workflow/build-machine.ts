/** The one place that builds an XState machine. */
import { type createMachine, type StateValue as XStateValue, setup } from 'xstate'
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
    states: states(definition.states),
  } as never)
  return { machine, resolveInitial: (): XStateValue => machine.resolveState({ value: definition.initial, context: {} as ExpressionContext }).value }
}

export type RuntimeMachine = ReturnType<typeof buildMachine>

const states = (definitions: Readonly<Record<string, StateDefinition>>): Record<string, Config> =>
  Object.fromEntries(Object.entries(definitions).map(([name, state]) => [name, stateConfig(state)]))

/** `after` stays out: timers belong to the engine's own table, not to XState. */
function stateConfig(state: StateDefinition): Config {
  return {
    ...(state.type ? { type: state.type } : {}),
    ...(state.initial ? { initial: state.initial } : {}),
    ...(state.states ? { states: states(state.states) } : {}),
    ...(state.entry ? { entry: actions(state.entry) } : {}),
    ...(state.exit ? { exit: actions(state.exit) } : {}),
    on: Object.fromEntries(Object.entries(state.on ?? {}).map(([event, given]) => [event, [given].flat().filter((one) => one.meta.hidden !== true).map(transitionConfig)])),
  } as Config
}

/** The guard judges role and condition at once; XState then takes the first that may be taken. */
function transitionConfig(definition: TransitionDefinition): object {
  const { meta, target } = definition
  return {
    ...(target === undefined ? {} : { target }),
    guard: { type: 'take', params: { id: meta.id } },
    actions: actions(definition.actions ?? []),
    meta: { id: meta.id },
  }
}

const actions = (references: readonly ActionReference[]): readonly object[] => references.map(({ type, params }) => ({ type, ...(params === undefined ? {} : { params }) }))
