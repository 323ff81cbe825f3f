import { openModels } from '../compile/index.ts'
import type { PackageDefinition } from '../definition/types.ts'
import type { Actor } from '../model/types.ts'
import type { Rooms } from './rooms.ts'

/** The live package as the actor's dealership has it. */
export function livePackage(live: Rooms['live'], { dealership }: Actor): PackageDefinition {
  const { candidate } = live.demand()
  return openModels(candidate).laidOf(dealership).laid?.package ?? candidate.package
}
