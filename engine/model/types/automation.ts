/** Automations with their expressions compiled. */
import type { ActionReference, AutomationTrigger } from '../../definition/types.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Expression } from './expression.ts'

export interface Automation {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly trigger: AutomationTrigger
  /** `waiting`, `date`: from what it is counted from; below zero where it comes before. */
  readonly milliseconds: number
  readonly condition: Expression | null
  readonly actions: readonly ActionReference[]
  /** Of the condition and the actions' params, by source text. */
  readonly expressions: ReadonlyMap<string, Expression>
}
