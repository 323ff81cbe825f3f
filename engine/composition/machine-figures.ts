import type { MachineFiguresDoor } from '../contract/machine-figures.ts'
import { lru } from '../kernel/lru.ts'
import { type MachineFigures, readMachineFigures } from '../store/index.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'

/** A picture of what goes on may be so old: people look at it while they draw. */
const freshForMs = 60_000

/** Counts, no records: whoever may read definitions may see them, of their own dealerships. */
export function machineFiguresDoor({ store, live, clock }: Rooms, { demand }: Rights): MachineFiguresDoor {
  const known = lru<string, { readonly at: number; readonly figures: Promise<MachineFigures> }>(200)
  return {
    machineFigures: async (actor, name) => {
      demand(actor, 'definitions.read')
      const version = live.current()
      const entity = version?.modelOf(null).entities.get(name)
      if (!version || !entity?.machine) return null
      const places = { dealerships: [...actor.dealerships].sort(), ofNetwork: actor.dealership === null }
      const key = JSON.stringify([version.publication.id, name, places])
      const now = clock()
      const old = known.get(key)
      if (old && now.getTime() - old.at < freshForMs) return old.figures
      const figures = readMachineFigures(store.query, entity, places, now)
      known.set(key, { at: now.getTime(), figures })
      // What failed is asked for again.
      figures.catch(() => known.delete(key))
      return figures
    },
  }
}
