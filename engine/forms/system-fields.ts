import type { Titles } from '../kernel/titles.ts'
import { listedTitles, type RecordFacts, type SystemField, systemFieldsOf } from '../model/system-fields.ts'
import type { Entity } from '../model/types.ts'

/** Their names, as they are offered. */
export const listedSystemFields: readonly string[] = Object.keys(listedTitles)

/** The system field of that name, where lists show it and records of the entity have it. */
export function systemField(entity: Entity, name: string): (SystemField & { readonly titles: Titles }) | null {
  const field = systemFieldsOf(entity).find((each) => each.name === name)
  const shown = listedTitles[name]
  return field && shown ? { ...field, titles: shown } : null
}

/** All of them that records of such an entity have, in the order in which they are offered. */
export function listedFieldsOf(facts: RecordFacts): readonly (SystemField & { readonly titles: Titles })[] {
  const own = systemFieldsOf(facts)
  return Object.entries(listedTitles).flatMap(([name, shown]) => own.filter((field) => field.name === name).map((field) => ({ ...field, titles: shown })))
}
