import type { Titles } from '../kernel/titles.ts'

/** What kinds of jobs ask of the installation. */
export interface KindSurroundings {
  /** Titles of dealerships by code. */
  readonly sites: () => Promise<ReadonlyMap<string, Titles>>
  /** Area code of local phone numbers; of the network where there is no dealership. */
  readonly areaCodeOf: (dealership: string | null) => Promise<string>
}
