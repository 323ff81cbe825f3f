/** Many pieces of work in one transaction, where those that are refused keep the others from nothing. */
import { type EngineError, isEngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import type { Entity } from '../model/types.ts'
import { isTransient, type Query } from '../store/index.ts'
import { mostAttempts } from './execute-command.ts'
import { namedConflict } from './steps/named-conflict.ts'
import type { CommandRuntime, Runtime } from './types.ts'

export type BatchOutcome<T> = { readonly done: T } | { readonly error: EngineError }

interface Batch<T> {
  /** Whose fields a refused value is named by. */
  readonly entity: Entity
  readonly items: readonly ((runtime: CommandRuntime) => Promise<T>)[]
  /** Tries everything and takes it back. */
  readonly isDry: boolean
  /** The items are begun, perhaps anew: what they remember of one another is to be forgotten. */
  readonly before?: () => void
  /** Written with what was not refused, in the same transaction. */
  readonly after?: (query: Query, outcomes: readonly BatchOutcome<T>[]) => Promise<void>
}

/** Thrown to take back what a pass has written. */
class TakenBack extends Error {}

/**
 * Does the items in order. What a refused one may have left behind goes: the rest is done again without it, so that
 * what is saved is what would have been saved had the refused ones never been there.
 * @throws whatever is no refusal of a single item; nothing is saved then
 */
export async function executeBatch<T>(runtime: Runtime, batch: Batch<T>): Promise<readonly BatchOutcome<T>[]> {
  const refused = new Map<number, EngineError>()
  for (let conflicts = 1; ; ) {
    const known = refused.size
    const done = new Map<number, T>()
    batch.before?.()
    const outcomes = () => batch.items.map((_, i): BatchOutcome<T> => (refused.has(i) ? { error: refused.get(i) as EngineError } : { done: done.get(i) as T }))
    try {
      await runtime.store.transaction(async (query) => {
        await pass(runtime, batch, query, refused, done)
        if (batch.isDry || refused.size > known) throw new TakenBack()
        await batch.after?.(query, outcomes())
      })
      return outcomes()
    } catch (error) {
      const isWhole = done.size + refused.size === batch.items.length
      if (batch.isDry && error instanceof TakenBack && isWhole) return outcomes()
      if (error instanceof TakenBack || refused.size > known) continue
      if (!isTransient(error) || conflicts++ === mostAttempts) throw error
    }
  }
}

async function pass<T>({ model, actor, clock, enqueue }: Runtime, { entity, items }: Batch<T>, query: Query, refused: Map<number, EngineError>, done: Map<number, T>): Promise<void> {
  for (const [i, item] of items.entries()) {
    if (refused.has(i)) continue
    try {
      done.set(i, await item({ query, model, actor, now: clock(), enqueue }))
    } catch (error) {
      const named = namedConflict(model, entity, actor.locale, error)
      if (!isEngineError(named) || named.code === 'UNAVAILABLE') throw error
      refused.set(i, named)
      // Refused by the database, the transaction does nothing more; it is begun again without the item.
      await query(sql`select 1`).catch(() => {
        throw new TakenBack()
      })
    }
  }
}
