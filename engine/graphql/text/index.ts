import { GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql'
import { lru, type Lru } from '../../kernel/lru.ts'
import type { Model } from '../../model/types.ts'
import { isTimeout, type Runtime, runReads } from '../../runtime/index.ts'
import { type Operation, operationOf, type Plan, planOf } from './operation.ts'
import type { Request } from './request.ts'

export { textRequest } from './request.ts'

/** Operations kept for each schema, and the longest that are. */
const mostOperations = 300
const longestText = 20_000

/** Answers queries without executing them: as one statement whose JSON is the answer. null: the long way answers, on the same schema. Nesting and size were bounded at the door. */
export type TextPath = (runtime: Runtime, request: Request) => Promise<string | null>

interface Options {
  readonly schemaOf: (model: Model) => GraphQLSchema
  /** What goes outside of an error. */
  readonly outside: (error: unknown) => GraphQLError
}

export function openTextPath({ schemaOf, outside }: Options): TextPath {
  const kept = new WeakMap<GraphQLSchema, Lru<string, Operation | { readonly node: null }>>()
  const operationIn = (schema: GraphQLSchema, { query, operationName }: Request): Operation | null => {
    const operations = kept.get(schema) ?? lru(mostOperations)
    kept.set(schema, operations)
    const key = `${operationName ?? ''} ${query}`
    const known = operations.get(key)
    if (known) return known.node && known
    const operation = operationOf(schema, query, operationName)
    if (query.length <= longestText) operations.set(key, operation ?? { node: null })
    return operation
  }
  return async (runtime, request) => {
    const found = attempt(() => {
      const schema = schemaOf(runtime.model)
      const operation = operationIn(schema, request)
      if (!operation) return null
      const { coerced } = getVariableValues(schema, operation.node.variableDefinitions ?? [], request.variables)
      return coerced ? planOf(runtime, schema, operation, coerced) : null
    })
    if (!found) return null
    try {
      return body(found, await runReads(runtime, found.plan, found.values))
    } catch (error) {
      // Once more it would take as long; everything else the long way says better.
      return isTimeout(error) ? refusal(found, error, outside) : null
    }
  }
}

/** Whatever is wrong with a request, the long way says it in its own words. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

function body({ keys }: Plan, columns: readonly (string | null)[]): string | null {
  if (columns.length !== keys.length) return null
  return `{"data":{${keys.map(({ key }, i) => `"${key}":${columns[i] ?? 'null'}`).join(',')}}}`
}

/** The roots are empty, and each says why. */
function refusal({ keys }: Plan, error: unknown, outside: Options['outside']): string {
  const errors = keys.map(({ key }) => outside(new GraphQLError('', { path: [key], originalError: error as Error })).toJSON())
  return JSON.stringify({ errors, data: keys.every(({ isNullable }) => isNullable) ? Object.fromEntries(keys.map(({ key }) => [key, null])) : null })
}
