/** entities/<name>/scenarios.json: ways through the machine that are to go on working, tried again at each publish. */
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'

export interface ScenariosDefinition {
  readonly scenarios: readonly ScenarioDefinition[]
}

/** One made-up record from its beginning. Values name fields; a reference's value is the made-up record it points to, by its fields. */
export interface ScenarioDefinition {
  /** Unique in the file, `sc_…`. */
  readonly id: string
  readonly titles: Titles
  /** Who makes the record. */
  readonly role?: string
  /** What the record is made with. */
  readonly values?: JsonObject
  /** Stable id of the state it begins in; of parallel regions those of each, with | between them. */
  readonly begins: string
  readonly steps: readonly ScenarioStep[]
}

export interface ScenarioStep {
  /** Stable id of the transition that is taken. */
  readonly transition: string
  /** ISO 8601, how long nothing is done before it (`PT48H`); what comes by itself comes meanwhile. */
  readonly wait?: string
  /** Who sends its event; absent: its time has come. */
  readonly role?: string
  /** What stands in the record by then. */
  readonly set?: JsonObject
  /** What is filled into the transition's form. */
  readonly input?: JsonObject
  /** Stable id of the state it leads to, as in `begins`. */
  readonly to: string
}
