/** Intakes with their expressions compiled. */
import type { CallMoment } from '../../definition/types.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Expression } from './expression.ts'

/** Field → what it is filled with. */
export type FilledBy = readonly (readonly [field: string, value: Expression])[]

export interface IntakeStep {
  readonly condition: Expression | null
  readonly values: FilledBy
  readonly event: string | null
  readonly input: FilledBy
}

export interface Intake {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly entity: string
  /** Which calls it is about; null: all. */
  readonly condition: Expression | null
  /** Reference field, and the fields of phones in which the caller's number is looked for. */
  readonly identify: readonly { readonly field: string; readonly phones: readonly string[] }[]
  /** Reference field, and the values by which its record is found. */
  readonly find: readonly { readonly field: string; readonly by: FilledBy }[]
  readonly values: FilledBy
  readonly steps: ReadonlyMap<CallMoment, IntakeStep>
  /** Roles that may listen to recordings; null: whoever may read the record. */
  readonly listeners: readonly string[] | null
  /** Takes nothing. */
  readonly isOff: boolean
}
