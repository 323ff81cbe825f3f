/** Whom a notification is for, as the params name them. */
import type { EntityDefinition } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import { personPathProblem, rowsPathProblem } from '../../model/people-path.ts'
import type { ActionSurroundings, Told, Values } from '../../model/types.ts'
import { type Problem, unknownName } from '../problems.ts'

/** `role:head`, `field:advisor`, `field:goal.supervisor`, `lines:specialists`, `lines:goal.specialists`. */
export const recipientPattern = '^(role:[a-z][a-z0-9]*(-[a-z0-9]+)*|(field|lines):[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)?)$'

interface Recipient {
  readonly kind: string
  readonly name: string
}

export function recipients(to: Json | undefined): readonly Recipient[] {
  return (Array.isArray(to) ? (to as readonly Json[]) : []).map((text) => {
    const [kind = '', name = ''] = String(text).split(':')
    return { kind, name }
  })
}

/** People of a field of the record are known at once; rows, and what lies behind a reference, are looked up when they are told. */
export function resolve({ kind, name }: Recipient, record: Values): readonly Told[] {
  if (kind === 'role') return [{ role: name }]
  if (kind === 'lines' || name.includes('.')) return [{ people: name }]
  const value = record[name]
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' ? [{ user: id }] : []
}

export function recipientProblems({ kind, name }: Recipient, pointer: string, entity: EntityDefinition, around: ActionSurroundings): readonly Problem[] {
  if (kind === 'role') return around.roles.includes(name) ? [] : [unknownName(`There is no role "${name}".`, name, around.roles, pointer)]
  const problem = kind === 'lines' ? rowsPathProblem(name, entity, around) : personPathProblem(name, entity, around)
  return problem ? [{ pointer, ...problem }] : []
}
