import { EngineError } from '../kernel/errors.ts'
import type { Json } from '../kernel/json.ts'
import type { Entity, Model, Values } from '../model/types.ts'
import { allRecords, type Query, type RecordRow } from '../store/index.ts'

/** Records by id that expressions may read through a reference while a history is loaded. */
export type KnownRecords = Map<string, { readonly entity: string; readonly row: RecordRow }>

/** The values with ids in place of `{"$user": login}` and `{"$seed": [entity, key]}`. */
export type ResolveReferences = (model: Model, entity: Entity, values: Values) => Promise<Values>

/** The package's own rows are read once, and are known from then on. */
export function referencesWith(query: Query, userId: (login: string) => string, known: KnownRecords): ResolveReferences {
  const seeds = new Map<string, string>()

  const readSeed = async (target: Entity, key: string): Promise<void> => {
    for (const row of await allRecords(query, target)) {
      seeds.set(`${target.name} ${String(row.values[key])}`, row.id)
      known.set(row.id, { entity: target.name, row })
    }
  }
  const seedId = async (model: Model, [name, key]: readonly [string, Json]): Promise<string> => {
    const at = `${name} ${String(key)}`
    const target = model.entities.get(name)
    if (!seeds.has(at) && target?.seed) await readSeed(target, target.seed.key)
    const id = seeds.get(at)
    if (!id) throw new EngineError('BAD_INPUT', `“${name}” has no row “${String(key)}”.`)
    return id
  }
  return async (model, entity, values) => {
    const resolve = async (value: Json): Promise<Json> => {
      if (Array.isArray(value)) return Promise.all(value.map(resolve))
      if (value === null || typeof value !== 'object') return value
      if ('$user' in value) return userId(String(value.$user))
      if ('$seed' in value) return seedId(model, value.$seed as unknown as readonly [string, Json])
      // A form's own text may look like anything.
      const pairs = Object.entries(value).map(async ([name, inner]) => [name, entity.fieldByName.get(name)?.type.kind === 'json' ? inner : await resolve(inner)] as const)
      return Object.fromEntries(await Promise.all(pairs))
    }
    return (await resolve(values)) as Values
  }
}
