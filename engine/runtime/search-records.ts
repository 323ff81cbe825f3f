import type { SearchHit } from '../engine.ts'
import { stateOf } from '../forms/index.ts'
import { sql } from '../kernel/sql.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity } from '../model/types.ts'
import { findRecords, findSimilar, type FoundRecord } from '../store/index.ts'
import { hasRight, readScopeOf } from './read-scope.ts'
import type { Runtime } from './types.ts'

const longestText = 100
const mostHits = 50
const fits = ['exact', 'beginning', 'part', 'similar'] as const

/** Shorter than this a text looks like too much. */
const shortestSimilar = 4

/** All readable entities are asked; only where none has anything is it asked for what looks alike. */
export async function searchRecords(runtime: Runtime, locale: string, given: string, limit = 20, entities?: readonly string[]): Promise<readonly SearchHit[]> {
  const { model, actor, store, clock } = runtime
  // A NUL is in no text that is kept.
  const text = given.replaceAll('\u0000', '').trim().slice(0, longestText)
  const most = Math.min(Math.max(limit, 1), mostHits)
  if (text === '') return []
  const searched = [...model.entities.values()].filter((entity) => isSearchable(entity) && (entities?.includes(entity.name) ?? true) && hasRight(model, actor, entity, 'read'))
  return store.transaction(async (query) => {
    // Asked for a few rows, PostgreSQL would rather read whole tables in the hope of meeting them soon.
    await query(sql`set local enable_seqscan = off`)
    const ask = async (of: readonly Entity[], find: typeof findRecords): Promise<readonly SearchHit[]> => {
      const found = await find(query, readScopeOf(model, actor, clock()), of, text, most)
      return best(of.map((entity, i) => (found[i] ?? []).map((record) => ({ entity, record }))), most).map(({ entity, record }) => hitOf(entity, record, locale))
    }
    const hits = await ask(searched, findRecords)
    // Numbers are right or wrong; of words one may be misspelt.
    return hits.length > 0 || text.length < shortestSimilar || /\d/.test(text) ? hits : ask(searched.filter(isNamed), findSimilar)
  })
}

/** Known by a name of its own, not by a number or by what it points to. */
const isNamed = (entity: Entity): boolean => entity.label.some((name) => entity.fieldByName.get(name)?.keywords.searchable === true && entity.fieldByName.get(name)?.target === null)

const isSearchable = (entity: Entity): boolean => entity.numbering !== null || entity.fields.some((field) => field.keywords.searchable && field.type.searchTerms)

interface Found {
  readonly entity: Entity
  readonly record: FoundRecord
}

/** The best of all; of those that fit equally well each entity has its share. */
function best(found: readonly (readonly Found[])[], most: number): readonly Found[] {
  const placed = found.flatMap((own) => own.map((one, i) => ({ ...one, i })))
  return placed.sort((a, b) => a.record.rank - b.record.rank || a.i - b.i).slice(0, most)
}

function hitOf(entity: Entity, { id, label, detail, state, rank }: FoundRecord, locale: string): SearchHit {
  return { entity: entity.name, title: titleOf(entity.titles, locale), icon: entity.icon, id, label, detail, state: stateOf(entity, state, locale), fit: fits[Math.floor(rank)] ?? 'part' }
}
