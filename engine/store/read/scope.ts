import type { Sql } from '../../kernel/sql.ts'
import type { Entity, Model } from '../../model/types.ts'

export type Mask = 'clear' | 'masked' | 'hidden'

/** What the reader may see, as SQL. Every statement of a request is made through one of these. */
export interface ReadScope {
  readonly model: Model
  /** Row filter over the rows called `alias`; `false` where the entity may not be read at all. `site`: one of `sites`, where the rows of each are read by themselves. */
  readonly visible: (entity: Entity, alias: string, site?: Sql) => Sql
  /** Codes of the dealerships read, where they are several: lists are put together from each one's beginning. */
  readonly sites: Sql | null
  /** Whether the reader sees every record of the entity in the dealerships of the request: no row filter stands between. */
  readonly isWhole: (entity: Entity) => boolean
  /** The dealership of the request: what it hides of layered entities stays out of lists and choices. Null: the whole network, where nothing is hidden. */
  readonly layer: Sql | null
  /** Id of whoever reads. */
  readonly reader: Sql
  /** The moment of reading. */
  readonly now: Sql
  /** IANA name of the zone in which whoever reads counts days. */
  readonly timeZone: string
  readonly mask: (entity: Entity, field: string) => Mask
  /** A fresh table alias. */
  readonly alias: () => string
}

/** Aliases t1, t2, … of one statement. */
export function aliases(): () => string {
  let count = 0
  return () => `t${++count}`
}
