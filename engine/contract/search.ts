/** Finding anything by one box. */
import type { Actor } from '../model/types.ts'
import type { Choice } from './list-views.ts'

export interface SearchHit {
  readonly entity: string
  /** Of the entity, in the reader's language. */
  readonly title: string
  readonly icon: string
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly state: (Choice & { readonly category: string }) | null
  readonly fit: 'exact' | 'beginning' | 'part' | 'similar'
}

export interface SearchDoor {
  /**
   * Records the actor may read that fit the text, the best first: by number, name, phone, plate in either alphabet, VIN, code.
   * `entities`: only these.
   */
  readonly search: (actor: Actor, locale: string, text: string, limit?: number, entities?: readonly string[]) => Promise<readonly SearchHit[]>
}
