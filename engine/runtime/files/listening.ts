/** Who may listen to recordings of calls, and what is noted of it. */
import { lru } from '../../kernel/lru.ts'
import type { Entity } from '../../model/types.ts'
import type { FileRow } from '../../store/index.ts'
import type { Runtime } from '../types.ts'

/** Whoever may read the record, unless the intakes that make such records name roles. */
export function mayListen({ model, actor }: Pick<Runtime, 'model' | 'actor'>, entity: Entity): boolean {
  const makers = [...model.intakes.values()].filter((intake) => intake.entity === entity.name)
  const mayOf = (listeners: readonly string[] | null): boolean => listeners === null || listeners.some((role) => actor.roles.includes(role))
  return actor.kind === 'system' || makers.length === 0 || makers.some(({ listeners }) => mayOf(listeners))
}

export interface Listenings {
  readonly note: (runtime: Runtime, entity: Entity, file: FileRow) => void
}

/** A player asks for one part after the other: within so many milliseconds all of it is one listening. */
const oneListening = 10 * 60_000
const mostKnown = 10_000

/** Each listening is an entry of the access log, as reading personal data is. */
export function listenings(): Listenings {
  const known = lru<string, number>(mostKnown)
  return {
    note: ({ actor, reads, clock }, entity, file) => {
      const key = `${actor.id} ${file.id}`
      const now = clock().getTime()
      if (now - (known.get(key) ?? Number.NEGATIVE_INFINITY) < oneListening) return
      known.set(key, now)
      reads?.note(actor, entity, file.recordId, [`recording ${file.name}`])
    },
  }
}
