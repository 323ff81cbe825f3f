/** Whom a path of a record leads to: people by name, and everybody with a role. */
import type { Json } from '../../kernel/json.ts'
import { roleColumn } from '../../model/people-path.ts'
import type { Entity, Field, Model, Values } from '../../model/types.ts'
import { type Person, type Query, withReferences } from '../../store/index.ts'
import { fieldAt } from '../print/value-text.ts'
import { idOf, isRow } from './values.ts'

type Reader = { readonly query: Query; readonly model: Model }

/** Those whom the paths name together; nobody where a reference on the way is empty. */
export async function peopleAt({ query, model }: Reader, entity: Entity, { values, dealership }: { readonly values: Values; readonly dealership: string | null }, paths: readonly string[]): Promise<readonly Person[]> {
  const read = await withReferences(query, model, entity, values, paths.filter((path) => path.includes('.')), dealership)
  return paths.flatMap((path) => {
    const field = fieldAt(model, entity, path)
    const value = path.split('.').reduce<Json>((from, name) => (isRow(from) ? (from[name] ?? null) : null), read)
    return field ? named(field, value) : typeof value === 'string' ? [{ user: value }] : []
  })
}

function named(field: Field, value: Json): readonly Person[] {
  if (!field.lines) return person(idOf(field, value))
  const columns = field.lines.fields.filter(({ type }) => type.name === 'user')
  return (Array.isArray(value) ? value.filter(isRow) : []).flatMap((row) => {
    const people = columns.flatMap(({ name }) => person(row[name] ?? null))
    const role = row[roleColumn]
    return people.length > 0 || typeof role !== 'string' ? people : [{ role }]
  })
}

const person = (value: Json): readonly Person[] => (typeof value === 'string' ? [{ user: value }] : [])
