import type { PresenceDoor } from '../contract/presence.ts'
import { presenceOf, setPresence } from '../runtime/presence/presence.ts'
import type { Runtimes } from './runtimes.ts'

export function presenceDoor({ runtimeFor }: Runtimes): PresenceDoor {
  return {
    presence: {
      of: (actor, ids) => presenceOf(runtimeFor(actor), ids ?? null),
      set: (actor, presence) => setPresence(runtimeFor(actor), presence),
    },
  }
}
