import type { OwnWaysDoor } from '../contract/saved-views.ts'
import { readPreferences, savePreference } from '../runtime/preferences.ts'
import { createSavedView, listSavedViews, removeSavedView, updateSavedView } from '../runtime/saved-views.ts'
import { entityOf } from './entity-of.ts'
import type { Runtimes } from './runtimes.ts'

export function ownWaysDoor({ inOne }: Runtimes): OwnWaysDoor {
  return {
    savedViews: {
      list: (actor, name) => inOne(actor, (runtime) => listSavedViews(runtime, entityOf(runtime, name))),
      create: (actor, name, content) => inOne(actor, (runtime) => createSavedView(runtime, entityOf(runtime, name), content)),
      update: (actor, id, change) => inOne(actor, (runtime) => updateSavedView(runtime, id, change)),
      remove: (actor, id) => inOne(actor, (runtime) => removeSavedView(runtime, id)),
    },
    preferences: {
      read: (actor) => inOne(actor, (runtime) => readPreferences(runtime)),
      save: (actor, key, value) => inOne(actor, (runtime) => savePreference(runtime, key, value)),
    },
  }
}
