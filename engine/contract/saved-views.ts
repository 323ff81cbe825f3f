/** How people want to see their lists, and what else they set for themselves. */
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'

/** What a list shows, by the names and texts of its URL: layout, columns with widths, conditions, order, group. */
export type SavedViewState = Readonly<Record<string, string>>

export interface SavedViewView {
  readonly id: string
  readonly title: string
  /** Whether colleagues see it too: of the dealership it was made in, or of the whole network. */
  readonly isShared: boolean
  readonly isMine: boolean
  /** Name of whoever made it. */
  readonly owner: string
  readonly mayEdit: boolean
  readonly state: SavedViewState
}

export interface SavedViewContent {
  readonly title: string
  readonly isShared: boolean
  readonly state: SavedViewState
}

/**
 * One's own views, and those that are shared where one works: by the dealership of the request or by the network.
 * Another's private view and another dealership's shared ones do not exist (NOT_FOUND). A shared view is changed by
 * whoever made it, or may publish definitions.
 */
export interface SavedViews {
  /** The oldest first. Throws FORBIDDEN for an entity the actor may not read. */
  readonly list: (actor: Actor, entity: string) => Promise<readonly SavedViewView[]>
  /** Throws BAD_INPUT (no title, too long, too many). */
  readonly create: (actor: Actor, entity: string, content: SavedViewContent) => Promise<SavedViewView>
  /** What is left out stays. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT. */
  readonly update: (actor: Actor, id: string, change: Partial<SavedViewContent>) => Promise<SavedViewView>
  /** Throws NOT_FOUND, FORBIDDEN. */
  readonly remove: (actor: Actor, id: string) => Promise<void>
}

/** What somebody set for themselves, by key (`list:work-order`): it follows them to every browser. */
export interface Preferences {
  readonly read: (actor: Actor) => Promise<JsonObject>
  /** Sets one key and leaves the others; null takes it away. Throws BAD_INPUT (no key, too large). */
  readonly save: (actor: Actor, key: string, value: Json) => Promise<void>
}

export interface OwnWaysDoor {
  readonly savedViews: SavedViews
  readonly preferences: Preferences
}
