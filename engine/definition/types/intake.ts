/** intakes/<name>/intake.json: what makes records by itself when it comes in from outside: the calls of a telephone exchange. */
import type { Titles } from '../../kernel/titles.ts'

/** What becomes of a call: it rings; somebody answers; it is over, talked or missed; its recording is there. */
export type CallMoment = 'ringing' | 'answered' | 'talked' | 'missed' | 'recorded'

/** What follows when it has happened. */
export interface IntakeStep {
  /** Only where this CEL over `call` and `record` is true. */
  readonly condition?: string
  /** Field → CEL over `call` and `record`: written when it happens; what becomes known later is put where nothing stands yet. */
  readonly values?: Readonly<Record<string, string>>
  /** Event that is sent to the record; passed over where its state does not know it. */
  readonly event?: string
  /** Answers to the questions of the event: field → CEL over `call` and `record`. */
  readonly input?: Readonly<Record<string, string>>
}

/** intakes/<name>/intake.json: one record for each call. */
export interface IntakeDefinition {
  /** Stable id, `in_…`. */
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly kind: 'telephony'
  /** Each call makes one record of it, in the dealership of the line that was called. */
  readonly entity: string
  /** Only of calls for which this CEL over `call` is true (`call.direction == 'in'`); the others are kept without a record. */
  readonly condition?: string
  /** Reference field → fields of phones of what it points to: filled with the one record that has the caller's number there; with none where nobody or more than one has it. */
  readonly identify?: Readonly<Record<string, readonly string[]>>
  /** Reference field → fields of what it points to and CEL over `call`: filled with the one record that has these values (`{ "goal": { "code": "'call-other'" } }`). */
  readonly find?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** First values: field → CEL over `call`. What becomes known later is put in then, unless people have changed the field. */
  readonly values?: Readonly<Record<string, string>>
  /** Steps of the call, in the order in which calls go, whatever order the news of them comes in. */
  readonly on?: { readonly [moment in CallMoment]?: IntakeStep }
  /** Recordings are kept as files of the record; these roles may listen to them, without `roles` whoever may read the record. */
  readonly recordings?: { readonly roles?: readonly string[] }
  /** Kept, but takes nothing: what comes meanwhile waits for an administrator. */
  readonly off?: boolean
}
