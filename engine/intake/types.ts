/** What the room of intakes works with. */
import type { FileStore } from '../files/index.ts'
import type { Runtime } from '../runtime/index.ts'
import type { Query, Store } from '../store/index.ts'

export interface IntakeOffice {
  readonly store: Store
  readonly files: FileStore
  readonly clock: () => Date
  /** How the engine itself works in a dealership (null: in the network). */
  readonly runtimeIn: (dealership: string | null) => Runtime
  /** Put before local numbers there. */
  readonly areaCodeOf: (dealership: string | null) => Promise<string>
  /** Has a call looked at with the transaction of `query`. */
  readonly enqueueCall: (query: Query, call: string) => Promise<void>
  /** Has the recording of an event fetched. */
  readonly enqueueRecording: (query: Query, event: string, at?: Date) => Promise<void>
  /** Whether recordings are fetched from addresses that are not of the public internet. */
  readonly mayReachPrivate: boolean
  /** Bytes of the longest recording. */
  readonly largest: number
}
