/** manifest.json. */
import type { Titles } from '../../kernel/titles.ts'

/** manifest.json */
export interface Manifest {
  readonly id: string
  readonly version: string
  readonly titles: Titles
  readonly depends?: Readonly<Record<string, string>>
  /** Defaults of the network: area code for local phone numbers, currency, time zone. */
  readonly settings?: { readonly areaCode?: string; readonly currency?: string; readonly timeZone?: string; readonly locale?: string }
}
