/** What must hold: fields to fill, conditions, values to begin with, who may edit what. */
import type { Titles } from '../../kernel/titles.ts'
import { type Element, elementsOfEntity } from '../elements.ts'
import { pathOf } from '../overlay-draft.ts'
import { limitKeys } from '../overlay-limits.ts'
import type { EntityFiles, GuardReference, MachineDefinition, ObjectSchema, PropertySchema, SectionDefinition, StateDefinition, TransitionDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import { isSame } from './differences.ts'
import { addedTo, sentenceAddedTo } from './tighten.ts'
import { eachPair, emit, nodeAt, type Pair, type Work } from './work.ts'

const isField = ({ kind }: Element): boolean => kind.endsWith('field')

export function ruleFields(work: Work, elements: readonly Element[]): void {
  for (const element of elements.filter(isField)) requireAlways(work, element)
  eachPair<PropertySchema>(work, elements.filter(isField), (pair) => ruleField(work, pair))
  eachPair<SectionDefinition>(work, elements.filter(({ kind }) => kind === 'section'), ({ id, now, wanted }) => show(work, id, now.visible, wanted.visible))
}

function requireAlways(work: Work, element: Element): void {
  const [name, now] = [String(element.path.at(-1)), work.draft.elements.get(element.id)]
  const isRequired = (pkg: Work['draft']['package'], one: Element): boolean => (valueAt(pkg, pathOf(one).slice(0, -2)) as ObjectSchema).required?.includes(name) === true
  if (now && isRequired(work.target.package, element) && !isRequired(work.draft.package, now)) emit(work, { op: 'require', field: element.id })
}

function ruleField(work: Work, { id, now, wanted }: Pair<PropertySchema>): void {
  const [old, next] = [now['x-field'], wanted['x-field']]
  if (next.requiredWhen !== undefined) for (const when of addedTo(old.requiredWhen, next.requiredWhen, '||') ?? []) emit(work, { op: 'require', field: id, when })
  if (next.rule !== undefined) addRules(work, id, old, next)
  narrow(work, id, now, wanted)
  show(work, id, old.visible, next.visible)
  beginWith(work, { id, now, wanted })
}

/** What the field takes; that it takes more than in the package is told by what is left. */
function narrow(work: Work, field: string, now: PropertySchema, wanted: PropertySchema): void {
  const limits = Object.fromEntries(limitKeys.flatMap((key) => (wanted[key] === undefined || wanted[key] === now[key] ? [] : [[key, wanted[key]] as const])))
  if (Object.keys(limits).length > 0) emit(work, { op: 'set-limits', field, ...limits })
}

/** One after the other where there are several; the sentences are told apart only where there is one. */
function addRules(work: Work, id: string, old: PropertySchema['x-field'], next: PropertySchema['x-field']): void {
  const rules = addedTo(old.rule, next.rule as string) ?? []
  const message = next.ruleMessage && sentenceAddedTo(old.rule === undefined ? undefined : old.ruleMessage, next.ruleMessage)
  const [rule] = rules
  if (rule !== undefined && rules.length === 1 && message) emit(work, { op: 'set-rule', field: id, rule, message })
}

function show(work: Work, element: string, now: string | undefined, wanted: string | undefined): void {
  if (wanted !== undefined) for (const visible of addedTo(now, wanted) ?? []) emit(work, { op: 'set-visible', element, visible })
}

function beginWith(work: Work, { id, now, wanted }: Pair<PropertySchema>): void {
  const { default: value, 'x-field': { initial } } = wanted
  if (isSame(value, now.default) && initial === now['x-field'].initial) return
  if (initial !== undefined && value === undefined) emit(work, { op: 'set-default', field: id, initial })
  else if (value !== undefined && initial === undefined) emit(work, { op: 'set-default', field: id, value })
}

export function guardTransitions(work: Work, elements: readonly Element[]): void {
  eachPair<TransitionDefinition>(work, elements.filter(({ kind }) => kind === 'transition'), ({ id, now, wanted }) => {
    if (!wanted.guard || isSame(now.guard, wanted.guard) || wanted.guard.type !== 'expression') return
    const [before, after] = [paramsOf(now.guard), paramsOf(wanted.guard)]
    const added = after.cel === undefined ? null : addedTo(before.cel, after.cel)
    const titles = after.titles && sentenceAddedTo(before.titles, after.titles)
    for (const [i, cel] of (added ?? []).entries()) emit(work, { op: 'set-guard', transition: id, cel, ...(titles && i === (added?.length ?? 0) - 1 && !isSame(before.titles, after.titles) ? { titles } : {}) })
  })
}

const paramsOf = (guard: GuardReference | undefined): { readonly cel?: string; readonly titles?: Titles } => guard?.params ?? {}

/** The state in which records start, in the machine and in the states that hold others. */
export function startElsewhere(work: Work): void {
  for (const entity of work.entities) {
    const machine = work.target.package.entities[entity]?.machine
    if (!machine || !work.draft.package.entities[entity]?.machine) continue
    startIn(work, work.draft.package.entities[entity].machine, machine)
    const states = elementsOfEntity(work.target.package, entity).filter(({ kind }) => kind === 'state')
    eachPair<StateDefinition>(work, states, ({ now, wanted }) => startIn(work, now, wanted))
  }
}

type Holder = Pick<MachineDefinition | StateDefinition, 'initial' | 'states'>

function startIn(work: Work, now: Holder, wanted: Holder): void {
  const state = wanted.states?.[wanted.initial ?? '']?.meta.id
  if (state !== undefined && now.initial !== undefined && state !== now.states?.[now.initial]?.meta.id) emit(work, { op: 'set-initial', state })
}

export function ruleStates(work: Work, entity: string, elements: readonly Element[]): void {
  const idOf = (name: string): string => (work.target.package.entities[entity] as EntityFiles).entity.schema.properties[name]?.['x-field'].id ?? name
  for (const element of elements.filter(({ kind }) => kind === 'state')) {
    const state = (): StateDefinition | null => {
      const now = work.draft.elements.get(element.id)
      return now?.kind === 'state' ? nodeAt<StateDefinition>(work.draft.package, now) : null
    }
    const { meta: wanted } = nodeAt<StateDefinition>(work.target.package, element)
    for (const name of wanted.required ?? []) if (state()?.meta.required?.includes(name) === false || (state() && !state()?.meta.required)) emit(work, { op: 'require', field: idOf(name), state: element.id })
    if (wanted.editable) allowEditing(work, element.id, wanted.editable, () => state()?.meta.editable ?? null, idOf)
  }
}

type Editable = NonNullable<StateDefinition['meta']['editable']>

/** Roles that are to edit nothing come last: until then they keep what they had. */
function allowEditing(work: Work, state: string, wanted: Editable, now: () => Editable | null, idOf: (name: string) => string): void {
  if (isSame({ editable: now() }, { editable: wanted })) return
  const ids = (fields: readonly string[]): readonly string[] => (fields.includes('*') ? ['*'] : fields.map(idOf))
  const differs = (role: string): boolean => JSON.stringify([...(now()?.[role] ?? [])].sort()) !== JSON.stringify([...(wanted[role] ?? [])].sort())
  for (const role of Object.keys(wanted)) if (differs(role)) emit(work, { op: 'set-editable', state, role, fields: ids(wanted[role] ?? []) })
  for (const role of Object.keys(now() ?? {})) if (!Object.hasOwn(wanted, role) && differs(role)) emit(work, { op: 'set-editable', state, role, fields: [] })
}
