import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql'
import type { Entity, Model } from '../model/types.ts'
import { entitiesOf, runMany, type Runtime } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { withPrice } from './context.ts'
import { type NodeRef, typeOfNode } from './record-types.ts'
import { selectionOf } from './selection.ts'

/** Most records of one call. */
const mostNodes = 500

/** `node` and `nodes`: records by id alone, of whatever entity. Ids are unique across the network, so an id needs no type beside it. */
export function addNodes(builder: Builder, model: Model, node: NodeRef): void {
  builder.queryField('node', (t) =>
    t.field({
      type: node,
      description: 'The record with this id, of any entity; empty where there is none, or none for you.',
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, { id }, { runtime }, info) => (await nodesOf(runtime, model, [id], info))[0] ?? null,
    }),
  )
  builder.queryField('nodes', (t) =>
    t.field({
      type: [node],
      nullable: { list: false, items: true },
      description: `Records by id, in the order of the ids; at most ${mostNodes}.`,
      args: { ids: t.arg.idList({ required: true }) },
      extensions: withPrice('command'),
      resolve: (_root, { ids }, { runtime }, info) => nodesOf(runtime, model, ids, info),
    }),
  )
}

async function nodesOf(runtime: Runtime, model: Model, ids: readonly string[], info: GraphQLResolveInfo): Promise<(object | null)[]> {
  const entities = await entitiesOf(runtime, ids, mostNodes)
  const found = new Map<string, object>()
  for (const entity of new Set(entities.values())) {
    const own = ids.filter((id) => entities.get(id.toLowerCase()) === entity)
    for (const [id, record] of await read(runtime, model.entities.get(entity), own, info)) found.set(id, record)
  }
  return ids.map((id) => found.get(id.toLowerCase()) ?? null)
}

async function read(runtime: Runtime, entity: Entity | undefined, ids: readonly string[], info: GraphQLResolveInfo): Promise<ReadonlyMap<string, object>> {
  if (!entity) return new Map()
  const records = await runMany(runtime, entity, ids, selectionOf(info, info.schema.getType(entity.names.type) as GraphQLObjectType))
  for (const record of records.values()) typeOfNode.set(record, entity.names.type)
  return records
}
