import { EngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import type { Query } from '../../store/index.ts'
import type { Runtime } from '../types.ts'

/** Milliseconds for one statement, and after which no further one begins. */
const statementTime = '4000'
const wholeTime = 6000

/** Does the work in a transaction in which the database itself lets nothing be written, and which ends soon. @throws EngineError UNAVAILABLE */
export function readOnly<T>(runtime: Runtime, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const end = performance.now() + wholeTime
  return runtime.store.transaction(async (query) => {
    await query(sql`select set_config('transaction_read_only', 'on', true), set_config('statement_timeout', ${statementTime}, true)`)
    const bounded: Query = (statement) => {
      if (performance.now() < end) return query(statement)
      return Promise.reject(new EngineError('UNAVAILABLE', 'This takes longer than the database may work on it.', { hint: 'Ask for less at once: a shorter period, fewer groups, a narrower filter.' }))
    }
    return work({ ...runtime, sums: undefined, reads: undefined, store: { ...runtime.store, query: bounded } })
  })
}
