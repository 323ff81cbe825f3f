/** Records and people that cells name: by label, by a field that is unique, or by login. Each text is looked for once. */
import { comparableText } from '../../kernel/comparable-text.ts'
import { sql } from '../../kernel/sql.ts'
import type { Entity, Field } from '../../model/types.ts'
import { readScopeOf } from '../../runtime/read-scope.ts'
import type { Runtime } from '../../runtime/index.ts'
import { findLabels, readPage } from '../../store/index.ts'

/** Ids that a text may stand for. */
export type Found = readonly string[]

export interface LookUp {
  readonly find: (field: Field, text: string) => Promise<Found>
  /** A record that was made under this name, and saved. */
  readonly add: (field: Field, text: string, id: string) => void
}

const mostKept = 50_000
const mostCandidates = 20

const keyOf = (field: Field, text: string): string => `${field.target ?? ''} ${comparableText(text)}`

export function openLookUp(runtime: () => Runtime): LookUp {
  const known = new Map<string, Promise<Found>>()
  return {
    find: (field, text) => {
      const key = keyOf(field, text)
      const found = known.get(key) ?? look(runtime(), field, text)
      if (known.size >= mostKept) known.clear()
      known.set(key, found)
      return found
    },
    add: (field, text, id) => void known.set(keyOf(field, text), Promise.resolve([id])),
  }
}

function look(runtime: Runtime, field: Field, text: string): Promise<Found> {
  const target = field.target === null ? undefined : runtime.model.entities.get(field.target)
  return target ? lookForRecord(runtime, target, text) : lookForPerson(runtime, text)
}

async function lookForRecord({ store, model, actor, clock }: Runtime, target: Entity, text: string): Promise<Found> {
  const scope = () => readScopeOf(model, actor, clock())
  const unique = target.fields.filter((field) => field.keywords.unique && field.type.kind === 'string' && scope().mask(target, field.name) === 'clear')
  for (const field of unique) {
    const value = field.type.normalise?.(text, field) ?? text
    const { edges } = await readPage(store.query, scope(), { entity: target, filter: { [field.name]: { eq: value } }, select: [{ key: 'id', kind: 'column', name: 'id' }], withTotal: false, first: 2 })
    if (edges.length > 0) return edges.map(({ node }) => (node as { id: string }).id)
  }
  const candidates = await findLabels(store.query, scope(), target, text, mostCandidates)
  const same = candidates.filter(({ label }) => comparableText(label) === comparableText(text))
  if (same.length > 0) return same.map(({ id }) => id)
  // Labels may be made of more than search knows of; a catalogue is short enough to look through.
  const all = await findLabels(store.query, scope(), target, '', 1000)
  return all.filter(({ label }) => comparableText(label) === comparableText(text)).map(({ id }) => id)
}

async function lookForPerson({ store, actor }: Runtime, text: string): Promise<Found> {
  const rows = await store.query<{ id: string }>(sql`select u.id from platform."user" u where u.is_active and (lower(u.login) = ${text.toLowerCase()} or lower(u.name) = ${text.toLowerCase()})
    and exists (select 1 from platform.membership m where m.user_id = u.id and (${actor.dealership}::text is null or m.dealership is null or m.dealership = ${actor.dealership})) limit 2`)
  return rows.map(({ id }) => id)
}
