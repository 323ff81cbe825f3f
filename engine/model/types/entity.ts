/** Entities, with every name resolved to the thing it means. */
import type { EntityDefinition, PrintDefinition, ScenarioDefinition, Scope, SeedDefinition, ViewsDefinition } from '../../definition/types.ts'
import type { EntityNames } from '../../kernel/names.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Expression } from './expression.ts'
import type { Field } from './field.ts'
import type { Machine } from './machine.ts'

/** Holds for a record while `when` is true. */
export interface Warning {
  readonly id: string
  readonly titles: Titles
  readonly color: string
  readonly when: Expression
  readonly text: Expression | null
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly pluralTitles: Titles
  readonly scope: Scope
  readonly icon: string
  readonly table: string
  readonly names: EntityNames
  readonly label: readonly string[]
  readonly numbering: { readonly start: number; readonly prefix: string } | null
  /** In definition order, hidden ones included. */
  readonly fields: readonly Field[]
  readonly fieldByName: ReadonlyMap<string, Field>
  readonly machine: Machine | null
  readonly warnings: readonly Warning[]
  readonly views: ViewsDefinition
  readonly seed: SeedDefinition | null
  /** Ways through its machine that are to go on working. */
  readonly scenarios: readonly ScenarioDefinition[]
  /** Print forms by their names. */
  readonly prints: Readonly<Record<string, PrintDefinition>>
  readonly definition: EntityDefinition
}
