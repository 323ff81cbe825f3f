import { isOursAlone, isTransient, type Query } from '../../store/index.ts'
import type { CommandRuntime, Runtime } from '../types.ts'

/** `busy`: another worker is at it. `gone`: done or ended in the meantime. `dropped`: its guard refused, or the machine knows it no more; the journal says so. */
export type Outcome = 'fired' | 'dropped' | 'gone' | 'busy'

const mostAttempts = 3

/** In one transaction, unless another worker is at the same thing. */
export async function alone(runtime: Runtime, key: string, work: (inside: CommandRuntime) => Promise<Outcome>): Promise<Outcome> {
  const { store, model, actor, clock, enqueue } = runtime
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(async (query: Query) => ((await isOursAlone(query, key)) ? work({ query, model, actor, now: clock(), enqueue }) : 'busy'))
    } catch (error) {
      if (!isTransient(error) || attempt === mostAttempts) throw error
    }
  }
}
