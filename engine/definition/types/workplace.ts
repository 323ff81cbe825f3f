/** workplaces/<name>/workplace.json. */
import type { Titles } from '../../kernel/titles.ts'
import type { HomeDefinition } from '../home.ts'

/** workplaces/<name>/workplace.json */
export interface WorkplaceDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly navigation: readonly {
    readonly id: string
    readonly titles?: Titles
    readonly items: readonly (
      | { readonly entity: string; readonly titles?: Titles; readonly view?: string }
      | { readonly report: string }
      | { readonly page: 'definitions' | 'audit' | 'users' | 'dealerships' | 'integrations' | 'graphiql' }
    )[]
  }[]
  readonly home?: HomeDefinition
}
