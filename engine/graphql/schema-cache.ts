import type { GraphQLSchema } from 'graphql'
import type { Model } from '../model/types.ts'
import { buildSchema } from './build-schema.ts'
import { withoutBuildNotes } from './build-notes.ts'

/** Schemas kept at a time: about 1.5 MB and 30 ms of building each. */
const mostSchemas = 80

/**
 * Schemas of models, built when they are first asked for: dealerships of one model share one. The one not asked
 * for longest makes room; requests that hold it end with it. A model nobody holds any more takes its schema along.
 */
export function schemaCache(most = mostSchemas): (model: Model) => GraphQLSchema {
  const schemas = new WeakMap<Model, { readonly schema: GraphQLSchema; readonly ref: WeakRef<Model> }>()
  const byUse = new Set<WeakRef<Model>>()
  return (model) => {
    const known = schemas.get(model) ?? { schema: withoutBuildNotes(buildSchema(model)), ref: new WeakRef(model) }
    schemas.set(model, known)
    byUse.delete(known.ref)
    byUse.add(known.ref)
    for (const ref of byUse) {
      if (byUse.size <= most) break
      byUse.delete(ref)
      const forgotten = ref.deref()
      if (forgotten) schemas.delete(forgotten)
    }
    return known.schema
  }
}
