import type { Sizes } from './rows.ts'

/** What a server of the bench is told when it starts. */
export interface Settings {
  readonly url: string
  readonly sizes?: Sizes
}
