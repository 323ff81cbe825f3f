import { sql } from '../../kernel/sql.ts'
import type { Json } from '../../kernel/json.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, Entity, Field, Model, Values } from '../../model/types.ts'
import { linesOf, type Query, readLabels } from '../../store/index.ts'
import { readScopeOf } from '../read-scope.ts'
import { isRow } from '../steps/values.ts'
import type { Runtime } from '../types.ts'

/** Labels of every record and person that the values point to, by id, as far as the reader may see them. */
export async function labelsOf(runtime: Runtime, entity: Entity, records: readonly Values[]): Promise<Readonly<Record<string, string>>> {
  const wanted = new Map<string, Set<string>>()
  const note = (field: Field, value: Json | undefined): void => {
    // A masked value stands for none.
    if (field.type.kind !== 'id' || !isUuid(value)) return
    const target = field.target ?? 'user'
    wanted.set(target, (wanted.get(target) ?? new Set()).add(value))
  }
  for (const values of records) {
    for (const field of entity.fields) {
      note(field, values[field.name])
      // What a form is prefilled with may be anything.
      if (field.lines) for (const row of linesOf(values, field).filter(isRow)) for (const inner of field.lines.fields) note(inner, row[inner.name])
    }
  }
  const { store, model, actor, clock } = runtime
  const found = await Promise.all([...wanted].map(([target, ids]) => labelsIn({ query: store.query, model, actor, now: clock() }, target, [...ids])))
  return Object.assign({}, ...found) as Record<string, string>
}

export interface LabelReader {
  readonly query: Query
  readonly model: Model
  readonly actor: Actor
  readonly now: Date
}

/** Of records of one entity, or of people. */
export async function labelsIn({ query, model, actor, now }: LabelReader, target: string, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const entity = model.entities.get(target)
  const rows = entity
    ? await readLabels(query, readScopeOf(model, actor, now), entity, ids)
    : await query<{ id: string; label: string }>(sql`select u.id, u.name as label from platform."user" u where u.id = any(${ids}::uuid[])`)
  return Object.fromEntries(rows.map(({ id, label }) => [id, label]))
}
