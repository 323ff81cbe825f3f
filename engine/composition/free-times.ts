import type { FreeTimesDoor } from '../contract/free-times.ts'
import { freeTimes } from '../runtime/free-times/free-times.ts'
import { entityOf } from './entity-of.ts'
import type { Runtimes } from './runtimes.ts'

export function freeTimesDoor({ inOne }: Runtimes): FreeTimesDoor {
  return { freeTimes: (actor, locale, name, asked) => inOne(actor, (runtime) => freeTimes(runtime, locale, entityOf(runtime, name), asked)) }
}
