import type { FreeTimesDoor } from '../contract/free-times.ts'
import { freeTimes } from '../runtime/index.ts'
import type { Runtimes } from './runtimes.ts'

export function freeTimesDoor({ inOne }: Runtimes): FreeTimesDoor {
  return { freeTimes: (actor, locale, entity, asked) => inOne(actor, (runtime) => freeTimes(runtime, locale, entity, asked)) }
}
