import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import type { Model } from '../model/types.ts'
import { newBuilder } from './builder.ts'
import { filterInputs } from './filter-inputs.ts'
import { addMutations } from './mutation-fields.ts'
import { addQueries } from './query-fields.ts'
import { recordTypes } from './record-types.ts'
import { sharedTypes } from './shared-types.ts'
import { addSubscriptions } from './subscriptions/fields.ts'

/** The GraphQL schema of a model. Rights are not in it: the same schema serves every role, the engine decides row by row. */
export function buildSchema(model: Model): GraphQLSchema {
  const builder = newBuilder()
  builder.queryType({ description: `${model.package.titles.en} ${model.package.version}` })
  builder.mutationType({})
  const types = recordTypes(builder, model)
  const filters = filterInputs(builder, model)
  const shared = sharedTypes(builder)
  for (const entity of model.entities.values()) {
    addQueries(builder, model, types, filters, shared, entity)
    addMutations(builder, types, entity)
  }
  addSubscriptions(builder, model, types, filters)
  return builder.toSchema({ sortSchema: false })
}

/** The schema as SDL, in an order that does not depend on the definitions' order. */
export function schemaText(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema))
}
