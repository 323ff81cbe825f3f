/** What a line of text finds (`x-field.finds`): records of the reference that it fills, also by what belongs to them. */
import type { FoundForField } from '../engine.ts'
import { belongingTo } from '../forms/index.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Entity, Field } from '../model/types.ts'
import { hasRight } from './read-scope.ts'
import { runMany } from './run-query.ts'
import { searchRecords } from './search-records.ts'
import type { Runtime } from './types.ts'

const mostFound = 8
const shortest = 2

/** A reference beside the one that is found, whose records belong to those: a vehicle by its owner. */
interface Way {
  readonly field: Field
  /** Reference of the vehicle that leads to its owner. */
  readonly owner: Field
}

/** The best first. @throws EngineError NOT_FOUND where the field finds nothing */
export async function findForField(runtime: Runtime, locale: string, entity: Entity, name: string, text: string): Promise<readonly FoundForField[]> {
  const { model, actor } = runtime
  const finds = entity.fieldByName.get(entity.fieldByName.get(name)?.keywords.finds ?? '')
  const target = model.entities.get(finds?.target ?? '')
  if (!finds || !target) throw new EngineError('NOT_FOUND', 'Nothing is found by this field.')
  if (text.trim().length < shortest) return []
  const ways = belongingTo(entity.fields, finds.name).flatMap(({ field, by }): readonly Way[] => {
    const other = model.entities.get(field.target ?? '')
    const owner = other?.fieldByName.get(by)
    return other && owner && hasRight(model, actor, other, 'read') ? [{ field, owner }] : []
  })
  const hits = await searchRecords(runtime, locale, text, mostFound, [target.name, ...ways.map(({ field }) => field.target ?? '')])
  const owners = new Map((await Promise.all(ways.map((way) => ownersOf(runtime, way, hits.filter(({ entity: found }) => found === way.field.target).map(({ id }) => id))))).flatMap((some) => [...some]))
  return hits.map((hit): FoundForField => {
    const shown = { id: hit.id, entity: hit.entity, icon: hit.icon, title: hit.label, detail: hit.detail }
    if (hit.entity === target.name) return { ...shown, text: hit.label, values: { [finds.name]: hit.id }, labels: { [hit.id]: hit.label } }
    const way = ways.find(({ field }) => field.target === hit.entity)
    const owner = owners.get(hit.id) ?? null
    return {
      ...shown,
      ...(owner && { detail: [owner.label, hit.detail].filter(Boolean).join(' · ') }),
      text: owner?.label ?? null,
      values: { ...(way && { [way.field.name]: hit.id }), ...(owner && { [finds.name]: owner.id }) },
      labels: { [hit.id]: hit.label, ...(owner && { [owner.id]: owner.label }) },
    }
  })
}

interface Owner {
  readonly id: string
  readonly label: string
}

/** To whom each of the records belongs, as far as the reader may see it. */
async function ownersOf(runtime: Runtime, { field, owner }: Way, ids: readonly string[]): Promise<readonly (readonly [string, Owner])[]> {
  const entity = runtime.model.entities.get(field.target ?? '')
  if (!entity || ids.length === 0) return []
  const found = await runMany(runtime, entity, ids, [{ key: 'owner', kind: 'reference', field: owner, select: [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }] }])
  return [...found].flatMap(([id, row]) => {
    const { owner: of } = row as { readonly owner: Owner | null }
    return of ? [[id, of] as const] : []
  })
}
