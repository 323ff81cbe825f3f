import type { HomeDoor } from '../contract/home.ts'
import { homeChart } from '../runtime/home/home-chart.ts'
import { homeBlock, homeView } from '../runtime/home/home-view.ts'
import { lookIntake } from '../runtime/intake/look.ts'
import type { Runtimes } from './runtimes.ts'

export function homeDoor({ inOne }: Runtimes): HomeDoor {
  return {
    home: (actor, locale) => inOne(actor, (runtime) => homeView(runtime, locale)),
    homeBlock: (actor, locale, block) => inOne(actor, (runtime) => homeBlock(runtime, locale, block)),
    lookIntake: (actor, locale, block, values) => inOne(actor, (runtime) => lookIntake(runtime, locale, block, values)),
    homeChart: (actor, locale, block) => inOne(actor, (runtime) => homeChart(runtime, locale, block)),
  }
}
