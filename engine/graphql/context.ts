import type { GraphQLFieldExtensions } from 'graphql'
import type { Runtime, Watch } from '../runtime/index.ts'
import type { Entity, Field } from '../model/types.ts'

/** What every resolver gets. */
export interface GraphqlContext {
  readonly runtime: Runtime
  /** Where the answer can go on for as long as somebody listens. */
  readonly watch?: Omit<Watch, 'after'> & { readonly lastEventId: string | null }
}

/** How a GraphQL field is read from a record; stands in the field's extensions. */
export type FieldSource =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'label' }
  | { readonly kind: 'reference'; readonly field: Field }
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'lines'; readonly field: Field }
  | { readonly kind: 'clocks' }
  | { readonly kind: 'group'; readonly field: string }
  /** Fields of the query itself. */
  | { readonly kind: 'one' | 'many'; readonly entity: Entity }
  | { readonly kind: 'aggregate'; readonly entity: Entity; readonly lines: Field | null }
  | { readonly kind: 'measure'; readonly function: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max'; readonly field: string | null }

const key = 'pitlane'

export const withSource = (source: FieldSource): Record<string, unknown> => ({ [key]: source })

export function sourceOf(extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>): FieldSource | null {
  return (extensions[key] as FieldSource | undefined) ?? null
}

/** What a field costs besides the values it answers; see cost.ts. */
export type Price = 'page' | 'command'

const priceKey = 'pitlaneCost'

export const withPrice = (price: Price): Record<string, unknown> => ({ [priceKey]: price })

export function costOf(extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>): Price | null {
  return (extensions[priceKey] as Price | undefined) ?? null
}
