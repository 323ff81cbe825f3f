/** What the rows of a table say of records that are there already, and of each other. */
import { createHash } from 'node:crypto'
import type { Entity, Values } from '../../model/types.ts'
import { type AlikeRecord, type Likeness, likenessBy, likenessesOf, marksOf, recordsAlike, type Runtime } from '../../runtime/index.ts'

export type Existing = AlikeRecord

/** Every way in which a row with these values may be there already; where it has none, by what its record would be called. */
export function keysOf(entity: Entity, values: Values, areaCode: string): readonly Likeness[] {
  const likenesses = likenessesOf(entity, values, areaCode)
  if (likenesses.length > 0) return likenesses
  const named = entity.label.filter((name) => name !== 'number' && entity.fieldByName.get(name)?.type.kind !== 'id')
  const byName = likenessBy(entity, named, values, areaCode)
  return byName ? [byName] : []
}

/** By which rows of one file are told to be the same; short, for there may be very many. */
export const shortMarks = (keys: readonly Likeness[]): readonly Mark[] =>
  keys.flatMap((key) => marksOf(key).map((mark) => ({ text: createHash('sha1').update(mark).digest('base64').slice(0, 16), isUnique: key.isUnique })))

export interface Mark {
  readonly text: string
  readonly isUnique: boolean
}

/** Most that are told apart; more are as good as many. */
const mostFound = 5

/** Records that are the same as the row in one of the ways, as far as the reader sees them. */
export async function existingFor(runtime: Runtime, entity: Entity, keys: readonly Likeness[], areaCode: string): Promise<readonly Existing[]> {
  const found = await Promise.all(keys.map((key) => recordsAlike(runtime, entity, key, areaCode)))
  return [...new Map(found.flat().map(({ id, version, label }) => [id, { id, version, label }])).values()].slice(0, mostFound)
}
