/** What goes on in a live machine, for whoever changes it. */
import type { Actor } from '../model/types.ts'
import type { MachineFigures } from '../store/index.ts'

export type { MachineFigures }

export interface MachineFiguresDoor {
  /** Counts of the dealerships the actor sees, a minute old at most; null where there is no such machine live. Throws FORBIDDEN to who may not read definitions. */
  readonly machineFigures: (actor: Actor, entity: string) => Promise<MachineFigures | null>
}
