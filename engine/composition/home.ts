import type { HomeDoor } from '../contract/home.ts'
import { homeChart } from '../runtime/home/home-chart.ts'
import { homeView } from '../runtime/home/home-view.ts'
import { readPreferences, savePreferences } from '../runtime/home/preferences.ts'
import type { Runtimes } from './runtimes.ts'

export function homeDoor({ inOne, runtimeFor }: Runtimes): HomeDoor {
  return {
    home: (actor, locale) => inOne(actor, (runtime) => homeView(runtime, locale)),
    homeChart: (actor, locale, block) => inOne(actor, (runtime) => homeChart(runtime, locale, block)),
    preferences: async (actor) => readPreferences(runtimeFor(actor)),
    savePreferences: async (actor, changes) => savePreferences(runtimeFor(actor), changes),
  }
}
