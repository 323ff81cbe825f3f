import { permissionOf, type Sites } from '../access/index.ts'
import { Slot } from '../kernel/sql.ts'
import type { Entity } from '../model/types.ts'
import { type Prepared, prepare, type TextRead, textSql } from '../store/index.ts'
import { zoneOf } from './run-query.ts'
import { personalIn } from './personal-reads.ts'
import { demandRight, readScopeOf } from './read-scope.ts'
import type { Runtime } from './types.ts'

/** An operation as one statement that answers its roots as JSON text. */
export interface TextPlan {
  readonly statement: Prepared
  /** Whether it asks for nothing but sums over many records. */
  readonly isSums: boolean
  /** Roots that show personal data of one record. */
  readonly personal: readonly { readonly at: number; readonly entity: Entity; readonly id: unknown; readonly fields: readonly string[] }[]
  /** Whether everybody with the same roles can use it; otherwise it serves this request alone. */
  readonly isShared: boolean
}

/** Values of a run that come before those of the request: the dealership, all of them where they are several, who reads, and the moment. */
const ownValues = 4

/** The slot for the i-th value of a request. */
export const requestSlot = (i: number): Slot => new Slot((values) => values[ownValues + i])

/** Of the actors that one plan serves: the same roles, and one dealership or several. */
export function planKey(runtime: Runtime): string {
  const { actor } = runtime
  return `${actor.kind} ${actor.dealership === null ? 'several' : 'one'} ${zoneOf(runtime)} ${actor.roles.join(' ')}`
}

/** @throws EngineError FORBIDDEN, BAD_INPUT */
export function planReads(runtime: Runtime, reads: readonly TextRead[]): TextPlan {
  const { model, actor, clock } = runtime
  for (const read of reads) demandRight(model, actor, entityOf(read), 'read')
  const one = new Slot((values) => values[0])
  const several = new Slot((values) => values[1])
  const isSeveral = actor.dealership === null
  const sites: Sites = isSeveral ? { dealership: null, dealerships: several } : { dealership: one, dealerships: several }
  const scope = readScopeOf(model, actor, clock(), sites, { reader: new Slot((values) => values[2]), now: new Slot((values) => values[3]) })
  let isShared = true
  const statement = textSql(
    {
      ...scope,
      visible: (entity, alias, site) => {
        // Such a filter speaks of who asks and of the moment.
        if (permissionOf(model, actor, entity).filters.read !== null) isShared = false
        return scope.visible(entity, alias, site)
      },
    },
    reads,
  )
  const personal = reads.flatMap((read, at) => {
    const fields = read.kind === 'one' ? personalIn(runtime, read.entity, read.select) : []
    return read.kind === 'one' && fields.length > 0 ? [{ at, entity: read.entity, id: read.id, fields }] : []
  })
  return { personal, statement: prepare(statement), isSums: reads.every(({ kind }) => kind === 'aggregate'), isShared }
}

const entityOf = (read: TextRead) => (read.kind === 'one' ? read.entity : read.kind === 'many' ? read.list.entity : read.aggregate.entity)

/** JSON text of each root, null for none. @throws EngineError UNAVAILABLE */
export async function runReads({ store, sums = store, actor, clock, reads }: Runtime, { statement, isSums, personal }: TextPlan, values: readonly unknown[]): Promise<readonly (string | null)[]> {
  const all = [actor.dealership, listText(actor.dealerships), actor.id, clock().toISOString(), ...values]
  const answer = await (isSums ? sums : store).readText(statement, statement.values.map((value) => (value instanceof Slot ? value.take(all) : value)))
  for (const { at, entity, id, fields } of personal) if (answer[at] != null) reads?.note(actor, entity, String(id instanceof Slot ? id.take(all) : id), fields)
  return answer
}

const listTexts = new WeakMap<readonly string[], string>()

/** The list as PostgreSQL takes it; an actor's is written once. */
function listText(codes: readonly string[]): string {
  const text = listTexts.get(codes) ?? `{${codes.map((code) => JSON.stringify(code)).join(',')}}`
  listTexts.set(codes, text)
  return text
}
