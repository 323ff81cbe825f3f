/** What puts a mistake of a machine right at one press. Pure. */
import { allStates, type Issue, type MachineDefinition, segments, type StateDefinition, type StateNode, type TransitionDefinition, valueAt } from '../../../../engine/client.ts'
import { addTransition, allTransitions, changeAt, removeState, stateTree, targetKey } from './edits.ts'

/** lead: draw a way in. letFill: let it be filled where records come from. */
export type Remedy = 'lead' | 'remove' | 'final' | 'everyone' | 'letFill' | 'notRequired'

type Cure = (machine: MachineDefinition, issue: Issue) => { readonly machine: MachineDefinition; readonly pointer: string } | null

const stateOf = (machine: MachineDefinition, { pointer }: Issue): StateNode | undefined => allStates(stateTree(machine)).filter((state) => `${pointer}/`.startsWith(`${state.pointer}/`)).at(-1)

/** From the state that stands before it, or from where records begin. */
const lead: Cure = (machine, issue) => {
  const state = stateOf(machine, issue)
  const beside = state?.parent?.children ?? stateTree(machine)
  const others = beside.filter((one) => one !== state && one.definition.type !== 'final')
  const before = others.filter((one) => state && beside.indexOf(one) < beside.indexOf(state)).at(-1) ?? others[0]
  return state && before ? addTransition(machine, before.key, state.key) : null
}

const remove: Cure = (machine, issue) => {
  const state = stateOf(machine, issue)
  return state && Object.keys(machine.states).length > 1 ? { machine: removeState(machine, state), pointer: '' } : null
}

const final: Cure = (machine, { pointer }) => ({ machine: changeAt<StateDefinition>(machine, pointer, (state) => ({ type: 'final', ...state })), pointer })

const everyone: Cure = (machine, { pointer }) => {
  const transition = pointer.replace(/\/meta\/roles$/, '')
  return { machine: changeAt<TransitionDefinition>(machine, transition, (one) => ({ ...one, meta: { ...one.meta, roles: ['*'] } })), pointer: transition }
}

/** The states from which records come here say who may fill what: the field is let to everybody there. */
const letFill: Cure = (machine, issue) => {
  const state = stateOf(machine, issue)
  const field = valueAt(machine, segments(issue.pointer))
  if (!state || typeof field !== 'string') return null
  const sources = allTransitions(machine).filter((one) => targetKey(machine, one) === state.key && one.source !== state).map(({ source }) => source)
  const closed = [...new Map(sources.map((source) => [source.key, source])).values()].filter(({ definition }) => definition.meta.editable)
  if (closed.length === 0) return null
  const letIn = ({ meta, ...rest }: StateDefinition): StateDefinition => ({ ...rest, meta: { ...meta, editable: { ...meta.editable, '*': [...new Set([...(meta.editable?.['*'] ?? []), field])] } } })
  return { machine: closed.reduce((rest, { pointer }) => changeAt<StateDefinition>(rest, pointer, letIn), machine), pointer: state.pointer }
}

const notRequired: Cure = (machine, { pointer }) => {
  const [list, field] = [pointer.slice(0, pointer.lastIndexOf('/')), valueAt(machine, segments(pointer))]
  const changed = changeAt<readonly string[]>(machine, list, (required) => {
    const left = required.filter((name) => name !== field)
    return left.length === 0 ? undefined : left
  })
  return { machine: changed, pointer: list.replace(/\/meta\/required$/, '') }
}

const cures: Readonly<Record<Remedy, Cure>> = { lead, remove, final, everyone, letFill, notRequired }
const byKind: Readonly<Record<NonNullable<Issue['kind']>, readonly Remedy[]>> = { unreachable: ['lead', 'remove'], 'dead-end': ['final'], nobody: ['everyone'], unfillable: ['letFill', 'notRequired'] }

/** Those that would change something. */
export const remediesOf = (machine: MachineDefinition, issue: Issue): readonly Remedy[] => (issue.kind ? byKind[issue.kind] : []).filter((remedy) => cured(machine, issue, remedy) !== null)

/** The machine put right, and the element to look at then ('' for none); null where the place is not there any more. */
export const cured = (machine: MachineDefinition, issue: Issue, remedy: Remedy): ReturnType<Cure> => (valueAt(machine, segments(issue.pointer)) === undefined ? null : cures[remedy](machine, issue))
