import type { DuplicateView } from '../engine.ts'
import type { JsonObject } from '../kernel/json.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity } from '../model/types.ts'
import { atHome } from './at-home.ts'
import { likenessesOf, recordsAlike } from './likeness.ts'
import type { Runtime } from './types.ts'

/** Told of each rule. */
const mostTold = 5

/** Records that are likely the same as the one being typed, rule by rule. */
export async function findDuplicates(asked: Runtime, locale: string, of: Entity, id: string | null, values: JsonObject, areaCode: string): Promise<readonly DuplicateView[]> {
  const { runtime, entity } = id === null ? { runtime: asked, entity: of } : await atHome(asked, of, id)
  const found = await Promise.all(likenessesOf(entity, values, areaCode).map(async (likeness) => ({ likeness, records: await recordsAlike(runtime, entity, likeness, areaCode) })))
  return found.flatMap(({ likeness: { rule, fields }, records }) => {
    const others = records.filter((record) => record.id !== id)
    if (others.length === 0) return []
    const title = rule?.titles ? titleOf(rule.titles, locale) : fields.map((name) => titleOf(entity.fieldByName.get(name)?.titles ?? entity.titles, locale)).join(', ')
    return [{ id: rule?.id ?? fields.join(), title, fields, records: others.slice(0, mostTold).map((record) => ({ value: record.id, title: record.label })) }]
  })
}
