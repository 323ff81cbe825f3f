import type { JsonObject } from './json.ts'

/** Which field asks for records or people to choose from, and what stands in the fields that its choices depend on. */
export interface Asking {
  readonly entity: string
  readonly field: string
  readonly values: JsonObject
  /** The field stands in the form of this event, and is asked about the record with this id. */
  readonly event?: string
  readonly record?: string
}
