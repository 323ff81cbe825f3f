import type { HomeDoor } from '../contract/home.ts'
import { homeChart } from '../runtime/home/home-chart.ts'
import { homeBlock, homeView } from '../runtime/home/home-view.ts'
import { lookDesk } from '../runtime/desk/look.ts'
import type { Runtimes } from './runtimes.ts'

export function homeDoor({ inOne }: Runtimes): HomeDoor {
  return {
    home: (actor, locale) => inOne(actor, (runtime) => homeView(runtime, locale)),
    homeBlock: (actor, locale, block) => inOne(actor, (runtime) => homeBlock(runtime, locale, block)),
    lookDesk: (actor, locale, block, values) => inOne(actor, (runtime) => lookDesk(runtime, locale, block, values)),
    homeChart: (actor, locale, block) => inOne(actor, (runtime) => homeChart(runtime, locale, block)),
  }
}
