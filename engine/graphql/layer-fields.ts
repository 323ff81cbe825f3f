import type { GraphQLResolveInfo } from 'graphql'
import { layerNames } from '../kernel/names.ts'
import type { Entity } from '../model/types.ts'
import { hideRow, moveRow, runOne, type Runtime } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import type { RecordTypes } from './record-types.ts'
import { recordSelection } from './selection.ts'

/** `hideComplaintCategory` and `moveComplaintCategory`: what a dealership makes of a shared catalogue. */
export function addLayer(builder: Builder, types: RecordTypes, entity: Entity): void {
  if (entity.scope !== 'layered') return
  const names = layerNames(entity.names)
  const readBack = (runtime: Runtime, id: string, info: GraphQLResolveInfo) => runOne(runtime, entity, id, recordSelection(info))
  builder.mutationField(names.hide, (t) =>
    t.field({
      type: types.of(entity),
      description: `Hide a shared row in your dealership, or show it again: ${entity.titles.en}. Records that use it keep it.`,
      args: { id: t.arg.id({ required: true }), hidden: t.arg.boolean({ required: true }) },
      resolve: async (_root, { id, hidden }, { runtime }, info) => {
        await hideRow(runtime, entity, id, hidden)
        return readBack(runtime, id, info)
      },
    }),
  )
  builder.mutationField(names.move, (t) =>
    t.field({
      type: types.of(entity),
      description: `Put a row before another one where your dealership chooses; last where “before” is left out: ${entity.titles.en}.`,
      args: { id: t.arg.id({ required: true }), before: t.arg.id() },
      resolve: async (_root, { id, before }, { runtime }, info) => {
        await moveRow(runtime, entity, id, before ?? null)
        return readBack(runtime, id, info)
      },
    }),
  )
}
