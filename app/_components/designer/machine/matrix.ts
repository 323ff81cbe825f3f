/** Who may fill which field in which state, as a table. Pure. */
import type { StateDefinition, StateNode } from '../../../../engine/client.ts'

/** required: must be filled here, by whoever may. */
export type Access = 'read' | 'edit' | 'required'

type Editable = Readonly<Record<string, readonly string[]>>

type Place = Pick<StateNode, 'definition' | 'parent'>

/** The innermost that says who may fill what counts; where none does, all may everything, and in a final state nothing. */
function editableOf({ definition, parent }: Place): Editable {
  const said = (place: Place | null): Editable | null => place && (place.definition.meta.editable ?? said(place.parent))
  return said({ definition, parent }) ?? (definition.type === 'final' ? {} : { '*': ['*'] })
}

/** Whether a state around this one requires the field: that is changed there. */
export const isRequiredAround = ({ parent }: Pick<Place, 'parent'>, field: string): boolean => parent !== null && ((parent.definition.meta.required?.includes(field) ?? false) || isRequiredAround(parent, field))

const holds = (list: readonly string[] | undefined, field: string): boolean => list !== undefined && (list.includes('*') || list.includes(field))

/** `role`: a role's name, or `*`: what everybody may. */
export function accessOf(state: Place, role: string, field: string): Access {
  const editable = editableOf(state)
  const mayEdit = holds(editable['*'], field) || holds(editable[role], field)
  return state.definition.meta.required?.includes(field) || isRequiredAround(state, field) ? 'required' : mayEdit ? 'edit' : 'read'
}

export const nextAccess: Readonly<Record<Access, Access>> = { read: 'edit', edit: 'required', required: 'read' }

export interface MatrixFacts {
  /** All that anybody could fill. */
  readonly fields: readonly string[]
  readonly roles: readonly string[]
}

/** The state with another access; what others may there stays as it was. */
export function withAccess(place: Place, role: string, field: string, access: Access, facts: MatrixFacts): StateDefinition {
  const state = place.definition
  const required = [...(state.meta.required ?? []).filter((name) => name !== field), ...(access === 'required' ? [field] : [])]
  const editable = access === 'read' ? denied(editableOf(place), role, field, facts) : granted(editableOf(place), role, field, facts)
  const { required: _required, editable: _editable, ...meta } = state.meta
  return { ...state, meta: { ...meta, ...(!isUsual(editable, place) && { editable }), ...(required.length > 0 && { required }) } }
}

/** What counts without a word being said. */
const isUsual = (editable: Editable, { definition: { meta: _, ...definition }, parent }: Place): boolean => JSON.stringify(editable) === JSON.stringify(editableOf({ definition: { ...definition, meta: { id: '', titles: { en: '', ru: '' }, category: 'new' } }, parent }))

function granted(editable: Editable, role: string, field: string, { fields }: MatrixFacts): Editable {
  if (holds(editable['*'], field) || holds(editable[role], field)) return editable
  const list = [...(editable[role] ?? []), field]
  return { ...editable, [role]: fields.every((name) => list.includes(name)) ? ['*'] : list }
}

function denied(editable: Editable, role: string, field: string, { fields, roles }: MatrixFacts): Editable {
  const without = (list: readonly string[]): readonly string[] => (list.includes('*') ? fields : list).filter((name) => name !== field)
  if (role === '*') return tidy(Object.fromEntries(Object.entries(editable).map(([name, list]) => [name, holds(list, field) ? without(list) : list])))
  const own = holds(editable[role], field) ? { ...editable, [role]: without(editable[role] ?? []) } : editable
  const everybody = own['*']
  if (!everybody || !holds(everybody, field)) return tidy(own)
  // What everybody may, all but this role keep by name.
  const others = roles.filter((name) => name !== role).map((name) => [name, joined(own[name], [field])] as const)
  return tidy({ ...own, '*': without(everybody), ...Object.fromEntries(others) })
}

const joined = (list: readonly string[] = [], more: readonly string[]): readonly string[] => (list.includes('*') ? list : [...new Set([...list, ...more])])

const tidy = (editable: Editable): Editable => Object.fromEntries(Object.entries(editable).filter(([, list]) => list.length > 0))
