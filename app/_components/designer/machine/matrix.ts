/** Who may fill which field in which state, as a table. Pure. */
import type { StateDefinition } from '../../../../engine/client.ts'

/** required: must be filled here, by whoever may. */
export type Access = 'read' | 'edit' | 'required'

type Editable = Readonly<Record<string, readonly string[]>>

/** As it counts where a state says nothing: everything for all, in a final state nothing. */
const editableOf = ({ meta, type }: StateDefinition): Editable => meta.editable ?? (type === 'final' ? {} : { '*': ['*'] })

const holds = (list: readonly string[] | undefined, field: string): boolean => list !== undefined && (list.includes('*') || list.includes(field))

/** `role`: a role's name, or `*`: what everybody may. */
export function accessOf(state: StateDefinition, role: string, field: string): Access {
  const editable = editableOf(state)
  const mayEdit = holds(editable['*'], field) || holds(editable[role], field)
  return state.meta.required?.includes(field) ? 'required' : mayEdit ? 'edit' : 'read'
}

export const nextAccess: Readonly<Record<Access, Access>> = { read: 'edit', edit: 'required', required: 'read' }

export interface MatrixFacts {
  /** All that anybody could fill. */
  readonly fields: readonly string[]
  readonly roles: readonly string[]
}

/** The state with another access; what others may there stays as it was. */
export function withAccess(state: StateDefinition, role: string, field: string, access: Access, facts: MatrixFacts): StateDefinition {
  const required = [...(state.meta.required ?? []).filter((name) => name !== field), ...(access === 'required' ? [field] : [])]
  const editable = access === 'read' ? denied(editableOf(state), role, field, facts) : granted(editableOf(state), role, field, facts)
  const { required: _required, editable: _editable, ...meta } = state.meta
  return { ...state, meta: { ...meta, ...(!isUsual(editable, state) && { editable }), ...(required.length > 0 && { required }) } }
}

const isUsual = (editable: Editable, { type }: StateDefinition): boolean => (type === 'final' ? Object.keys(editable).length === 0 : Object.keys(editable).length === 1 && editable['*']?.length === 1 && editable['*'][0] === '*')

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
