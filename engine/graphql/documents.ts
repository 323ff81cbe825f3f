import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { lru, type Lru } from '../kernel/lru.ts'
import { checkLimits } from './limits.ts'

/** Documents kept for each schema; pages ask the same few over and over. */
const mostKept = 500
const kept = new WeakMap<GraphQLSchema, Lru<string, DocumentNode>>()

/**
 * The parsed document, valid for the schema and within limits.
 * @throws GraphQLError, or a list of them in an AggregateError, naming what is wrong
 */
export function preparedDocument(schema: GraphQLSchema, source: string): DocumentNode {
  const documents = kept.get(schema) ?? lru<string, DocumentNode>(mostKept)
  kept.set(schema, documents)
  const known = documents.get(source)
  if (known) return known
  const document = parse(source)
  checkLimits(document)
  const invalid: readonly GraphQLError[] = validate(schema, document)
  if (invalid.length > 0) throw new AggregateError(invalid)
  documents.set(source, document)
  return document
}

/** Whether the document is kept parsed, and so was found to be within limits. */
export const isPrepared = (schema: GraphQLSchema, source: string): boolean => kept.get(schema)?.get(source) !== undefined
