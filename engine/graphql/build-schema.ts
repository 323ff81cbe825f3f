import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import type { Model } from '../model/types.ts'
import { groupInputs } from './aggregate-inputs.ts'
import { accessTypes, addAccess } from './access-fields.ts'
import { emptied } from './build-notes.ts'
import { newBuilder } from './builder.ts'
import { bulkTypes } from './bulk-fields.ts'
import { addDefinitionMutations } from './definitions/mutations.ts'
import { addDefinitionQueries } from './definitions/queries.ts'
import { addTrying } from './definitions/trying.ts'
import { definitionTypes } from './definitions/types.ts'
import { filterInputs } from './filter-inputs.ts'
import { addFreeTimes, freeTimesType } from './free-times-fields.ts'
import { addLayer } from './layer-fields.ts'
import { addMutations } from './mutation-fields.ts'
import { addQueries } from './query-fields.ts'
import { addNodes } from './node-fields.ts'
import { addPresence, presenceType } from './presence-fields.ts'
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
  const access = accessTypes(builder)
  const bulk = bulkTypes(builder)
  const groups = groupInputs(builder, model, shared)
  for (const entity of model.entities.values()) {
    addQueries({ builder, model, types, filters, shared, groups }, entity)
    addMutations(builder, types, bulk, entity)
    addLayer(builder, types, entity)
    addAccess(builder, access, filters, entity, groups.fields(entity))
  }
  const definitions = definitionTypes(builder)
  addDefinitionQueries(builder, definitions)
  addTrying(builder)
  addDefinitionMutations(builder, definitions)
  addNodes(builder, model, types.node)
  addFreeTimes(builder, freeTimesType(builder))
  const person = presenceType(builder)
  addPresence(builder, person)
  addSubscriptions(builder, model, types, filters, person)
  const schema = builder.toSchema({ sortSchema: false })
  emptied(builder)
  return schema
}

/** The schema as SDL, in an order that does not depend on the definitions' order. */
export function schemaText(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema))
}
