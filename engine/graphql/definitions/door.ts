import type { GraphQLResolveInfo } from 'graphql'
import { EngineError } from '../../kernel/errors.ts'
import type { DefinitionsOffice, Runtime } from '../../runtime/index.ts'

/** @throws EngineError UNAVAILABLE where the API is asked without the rest of the engine */
export function doorOf({ definitions }: Runtime): DefinitionsOffice {
  if (definitions) return definitions
  throw new EngineError('UNAVAILABLE', 'The database cannot be reached.')
}

/**
 * Changes definitions, and never twice: what was done stands outside of what is done again where a version comes in
 * between. A publication waits for all commands to end, and so cannot stand beside one.
 */
export async function carriedOut<T>(runtime: Runtime, { operation }: GraphQLResolveInfo, work: (door: DefinitionsOffice) => Promise<T>): Promise<T> {
  const { selections } = operation.selectionSet
  if (selections.length > 1 || selections.some(({ kind }) => kind !== 'Field')) throw new EngineError('BAD_INPUT', 'A change of definitions is sent by itself.', { hint: 'Send each of them as a request of its own.' })
  const done = await work(doorOf(runtime))
  runtime.keep?.()
  return done
}
