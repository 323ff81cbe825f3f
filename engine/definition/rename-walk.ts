import type { JsonObject } from '../kernel/json.ts'
import { type FieldsAt, fieldsOf, type Renamer } from './rename-scope.ts'

/** How the text under a key speaks of fields. */
export type Way = 'path' | 'cel' | 'filter'
export type Ways = Readonly<Record<string, Way>>

/** Every text below by the way of its key; `shifts`: an object that names an entity speaks of that entity's fields. */
export function walked(value: unknown, at: FieldsAt, ways: Ways, to: Renamer, shifts: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => walked(entry, at, ways, to, shifts))
  if (typeof value !== 'object' || value === null) return value
  const { entity } = value as { readonly entity?: unknown }
  const here = shifts && typeof entity === 'string' ? fieldsOf(entity) : at
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ways[key] ? written(inner, here, ways[key], ways, to, shifts) : walked(inner, here, ways, to, shifts)]))
}

export function written(value: unknown, at: FieldsAt, way: Way, ways: Ways, to: Renamer, shifts: boolean): unknown {
  if (way === 'filter') return to.filter(value as JsonObject, at)
  if (typeof value === 'string') return way === 'cel' ? to.cel(value, at) : to.path(value, at)
  if (Array.isArray(value)) return value.map((entry: unknown) => (typeof entry === 'string' ? written(entry, at, way, ways, to, shifts) : walked(entry, at, ways, to, shifts)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner, at, way, ways, to, shifts)]))
}

/** Files by their paths, as text. */
export type Files = Readonly<Record<string, string>>

/** What stands in the files; what is no JSON is left alone. */
export const contentsIn = (files: Files): ReadonlyMap<string, unknown> => new Map(Object.entries(files).flatMap(([path, text]) => parsed(path, text)))

function parsed(path: string, text: string): [string, unknown][] {
  try {
    return [[path, JSON.parse(text)]]
  } catch {
    return []
  }
}

/** The files that are others then, as text. */
export const changedOf = (contents: readonly (readonly [path: string, before: unknown, after: unknown])[]): Files =>
  Object.fromEntries(contents.flatMap(([path, before, after]) => (JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, `${JSON.stringify(after, null, 2)}\n`]])))
