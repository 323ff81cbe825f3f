import type { Actor, Entity, Field, Model, State } from '../model/types.ts'
import { type EffectivePermission, permissionOf } from './permission-of.ts'
import type { ReasonCode, ReasonFacts } from './reasons.ts'
import { editableIn, isClosed, stateChains } from './state-chain.ts'

export interface FieldAccess {
  readonly mode: 'edit' | 'read-only' | 'masked' | 'hidden'
  /** Why not more; null where the field may be edited. */
  readonly reason: ReasonCode | null
  readonly facts: ReasonFacts
}

/**
 * What the actor may do with each field of a record that stands in `state`. `state` null: a record
 * that is new (it will stand in the initial state), or, with `isNew` false, one without a machine.
 */
export function fieldAccess(model: Model, actor: Actor, entity: Entity, state: string | null, isNew = state === null && entity.machine !== null): ReadonlyMap<string, FieldAccess> {
  const permission = permissionOf(model, actor, entity)
  const chains = stateChains(entity, state ?? entity.machine?.initial ?? null)
  const decide = (field: Field): FieldAccess =>
    fixed(field) ?? (actor.kind === 'system' ? bySystem(field) : (byRole(permission, field, isNew) ?? byState(model, actor, chains, field))) ?? open
  return new Map(entity.fields.map((field) => [field.name, decide(field)]))
}

const open: FieldAccess = { mode: 'edit', reason: null, facts: {} }
const shut = (mode: FieldAccess['mode'], reason: ReasonCode, facts: ReasonFacts = {}): FieldAccess => ({ mode, reason, facts })

/** Visibility first: what a role hides stays hidden, computed or not. Who creates a record sees what they write. */
function byRole(permission: EffectivePermission, field: Field, isNew: boolean): FieldAccess | null {
  const right = isNew ? 'create' : 'edit'
  const mayWrite = permission[right] && permission.mayWrite(field.name, right)
  const unseen = isNew && mayWrite ? null : byVisibility(permission, field, isNew)
  if (unseen !== null) return unseen
  if (field.readOnly) return shut('read-only', field.computed === null ? 'READ_ONLY' : 'COMPUTED')
  if (!permission[right]) return shut('read-only', isNew ? 'NO_CREATE' : 'NO_EDIT')
  return mayWrite ? null : shut('read-only', 'ROLE_READ_ONLY')
}

function byVisibility(permission: EffectivePermission, field: Field, isNew: boolean): FieldAccess | null {
  if (!permission.read) return shut('hidden', isNew && !permission.create ? 'NO_CREATE' : 'NO_READ')
  const restriction = permission.restriction(field.name)
  if (restriction === 'hidden') return shut('hidden', 'ROLE_HIDDEN')
  return restriction === 'masked' ? shut('masked', 'ROLE_MASKED') : null
}

/** Imports and actions fill the fields that people may not. */
function bySystem(field: Field): FieldAccess | null {
  return field.computed === null ? null : shut('read-only', 'COMPUTED')
}

function fixed(field: Field): FieldAccess | null {
  return field.hidden ? shut('hidden', 'OVERLAY_HIDDEN') : null
}

function byState(model: Model, actor: Actor, chains: readonly (readonly State[])[], field: Field): FieldAccess | null {
  const state = chains[0]?.[0]
  if (state === undefined) return null
  const editable = editableIn(chains)
  if (editable === null) return isClosed(chains) ? shut('read-only', 'FINAL_STATE', { state: state.titles }) : null
  const roles = Object.keys(editable).filter((role) => editable[role]?.some((name) => name === '*' || name === field.name))
  if (roles.some((role) => role === '*' || actor.roles.includes(role))) return null
  const titles = roles.flatMap((role) => model.roles.get(role)?.titles ?? [])
  return titles.length === 0 ? shut('read-only', 'STATE', { state: state.titles }) : shut('read-only', 'STATE_ROLE', { state: state.titles, roles: titles })
}
