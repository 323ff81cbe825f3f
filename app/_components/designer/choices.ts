/** What the designer offers to choose from, out of the draft's own files. */
import { type DraftFiles, titleOf, type Titles } from '../../../engine/client.ts'
import { jsonOf } from './json.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

interface Named {
  readonly name?: string
  readonly titles?: Titles
}

const choice = ({ name, titles }: Named, locale: string): readonly Choice[] => (name === undefined ? [] : [{ value: name, label: titles ? titleOf(titles, locale) : name }])

export const roleChoices = (files: DraftFiles, locale: string): readonly Choice[] =>
  Object.entries(files).flatMap(([path, text]) => (/^roles\/[^/]+\/role\.json$/.test(path) ? choice(jsonOf<Named>(text) ?? {}, locale) : []))

/** Fields of the entity that the file at `path` belongs to. */
export function fieldChoices(files: DraftFiles, path: string, locale: string): readonly Choice[] {
  const entity = jsonOf<{ readonly schema?: { readonly properties?: Readonly<Record<string, { readonly 'x-field'?: { readonly titles?: Titles } }>> } }>(files[path.replace(/[^/]+$/, 'entity.json')])
  return Object.entries(entity?.schema?.properties ?? {}).flatMap(([name, property]) => choice({ name, ...(property['x-field']?.titles && { titles: property['x-field'].titles }) }, locale))
}
