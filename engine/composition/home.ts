import type { HomeDoor } from '../contract/home.ts'
import { homeChart } from '../runtime/home/home-chart.ts'
import { homeView } from '../runtime/home/home-view.ts'
import type { Runtimes } from './runtimes.ts'

export function homeDoor({ inOne }: Runtimes): HomeDoor {
  return {
    home: (actor, locale) => inOne(actor, (runtime) => homeView(runtime, locale)),
    homeChart: (actor, locale, block) => inOne(actor, (runtime) => homeChart(runtime, locale, block)),
  }
}
