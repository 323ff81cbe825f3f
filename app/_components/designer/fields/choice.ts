import type { FieldAt } from './kind.ts'

/** What is chosen on the form, and changed beside it. */
export type Chosen =
  | { readonly kind: 'field'; readonly at: FieldAt }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'tab'; readonly name: string }

/** The field that a place in entity.json lies in. */
export function fieldAtPointer(pointer: string): FieldAt | null {
  const [schema, properties, name, items, inner, column] = pointer.split('/').slice(1)
  if (schema !== 'schema' || properties !== 'properties' || name === undefined) return null
  return items === 'items' && inner === 'properties' && column !== undefined ? [name, column] : [name]
}
