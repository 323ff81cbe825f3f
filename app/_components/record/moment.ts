import type { JsonObject, RecordView } from '../../../engine/client.ts'
import { changedNames } from '../form/values.ts'
import type { Merge } from './merge.ts'

/** A form at one moment: the record it began on, and what stands in it. */
export interface Moment {
  readonly base: RecordView
  readonly data: JsonObject
}

/** What I typed meets a record that others changed: what both touched is for me to choose. */
export interface Conflict {
  readonly merge: Merge
  readonly theirs: RecordView
}

export const isPeaceful = ({ disputes, locked }: Merge): boolean => disputes.length === 0 && locked.length === 0

/** What expressions read of a record beside its fields. */
export const factsOf = ({ id, number, dealership, state }: RecordView): JsonObject => ({ id, number, dealership, state: state?.value ?? null, stateSince: state?.since ?? null })

/** Names of the fields that differ from what is stored. */
export const changesIn = ({ base, data }: Moment): readonly string[] => changedNames(base.form.schema, base.form.uiSchema, base.form.data, data)
