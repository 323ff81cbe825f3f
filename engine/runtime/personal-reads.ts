/** Who read the personal data of a record: an entry in the audit for each person, record and request. */
import { currentRequest } from '../kernel/request-context.ts'
import type { Actor, Entity } from '../model/types.ts'
import { type AuditEntry, insertAudit, type Mask, type Selected, type Store } from '../store/index.ts'
import { readScopeOf } from './read-scope.ts'
import type { Runtime } from './types.ts'

export interface PersonalReads {
  /** Remembers a read; nobody waits for it to be written. */
  readonly note: (actor: Actor, entity: Entity, id: string, fields: readonly string[]) => void
  /** Writes down what is still remembered. */
  readonly close: () => Promise<void>
}

/** Milliseconds after which reads are written together: what a process that is killed may forget. */
const pause = 250
/** Most that are remembered while the database is away. */
const most = 10_000

export function openPersonalReads(store: Store, clock: () => Date, report: (error: unknown) => void): PersonalReads {
  let waiting = new Map<string, AuditEntry>()
  let timer: NodeJS.Timeout | null = null
  const write = async (): Promise<void> => {
    timer = null
    const entries = waiting
    waiting = new Map()
    try {
      await insertAudit(store.query, [...entries.values()])
    } catch (error) {
      report(error)
      // Kept for the next time, as far as there is room.
      for (const [key, entry] of entries) if (waiting.size < most) waiting.set(key, entry)
      plan()
    }
  }
  const plan = (): void => {
    timer ??= setTimeout(() => void write(), pause).unref()
  }
  return {
    note: (actor, entity, id, fields) => {
      const requestId = currentRequest()?.id ?? null
      const key = `${requestId ?? ''} ${actor.id} ${entity.name} ${id}`
      const known = waiting.get(key)?.note?.split(', ') ?? []
      if (waiting.size >= most) return
      const note = [...new Set([...known, ...fields])].join(', ')
      waiting.set(key, { at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'read-personal', entity: entity.name, recordId: id, note, requestId })
      plan()
    },
    close: async () => {
      if (timer) clearTimeout(timer)
      if (waiting.size > 0) await write()
      if (timer) clearTimeout(timer)
    },
  }
}

/** Personal fields among those selected that the reader sees, through references by their path. Lists are daily work: only what a single record shows is noted. */
export function personalIn({ model, actor, clock }: Runtime, entity: Entity, select: readonly Selected[]): readonly string[] {
  const scope = readScopeOf(model, actor, clock())
  return found(scope.model.entities, scope.mask, entity, select, '')
}

function found(entities: ReadonlyMap<string, Entity>, mask: (entity: Entity, field: string) => Mask, entity: Entity, select: readonly Selected[], prefix: string): readonly string[] {
  return select.flatMap((item): readonly string[] => {
    if (item.kind === 'record') return found(entities, mask, entity, item.select, prefix)
    const name = item.kind === 'reference' || item.kind === 'lines' ? item.field.name : item.kind === 'column' || item.kind === 'user' ? item.name : null
    if (name === null || mask(entity, name) !== 'clear') return []
    const own = entity.fieldByName.get(name)?.keywords.personal ? [`${prefix}${name}`] : []
    const target = item.kind === 'reference' && item.field.target !== null ? entities.get(item.field.target) : undefined
    return target && item.kind === 'reference' ? [...own, ...found(entities, mask, target, item.select, `${prefix}${name}.`)] : own
  })
}

/** Notes that somebody was shown the record. */
export function notePersonal(runtime: Runtime, entity: Entity, id: string, select: readonly Selected[]): void {
  if (!runtime.reads) return
  const fields = personalIn(runtime, entity, select)
  if (fields.length > 0) runtime.reads.note(runtime.actor, entity, id, fields)
}
