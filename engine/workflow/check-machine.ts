import type { EntityDefinition, MachineDefinition, ObjectSchema } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import type { ActionPlace, ActionType, ScalarKind } from '../model/types.ts'
import { checkCatalogue } from './checks/catalogue.ts'
import { checkClocks } from './checks/clocks.ts'
import { checkDelays } from './checks/delays.ts'
import { checkPaths } from './checks/paths.ts'
import { checkRequiredFields } from './checks/required-fields.ts'
import { checkStructure } from './checks/structure.ts'
import { checkTransitions } from './checks/transitions.ts'
import { stateTree, type StateNode } from './walk-machine.ts'

/** What a machine is checked against. */
export interface MachineFacts {
  readonly entity: EntityDefinition
  /** Roles of the package and what each may do with this entity. */
  readonly roles: ReadonlyMap<string, { readonly read: boolean; readonly edit: boolean }>
  readonly actions: ReadonlyMap<string, ActionType>
  /** Entities of the package by name. */
  readonly entities: ReadonlyMap<string, EntityDefinition>
  /** What is wrong with a CEL text that stands on a transition with this form (null: no form, or entry and exit). */
  readonly checkExpression: (source: string, form: ObjectSchema | null, expected: ScalarKind | null) => readonly { readonly message: string; readonly hint?: string }[]
  /** Kind of a field; null: no such field, or lines. */
  readonly fieldKind: (entity: string, field: string) => ScalarKind | null
  /** Messages of the package by name, and the entity that each speaks of. */
  readonly messages: ReadonlyMap<string, string>
  /** Events of an entity's machine. */
  readonly events: (entity: string) => readonly string[]
  readonly place: ActionPlace
  /** Names of the package's calendars. */
  readonly calendars: readonly string[]
}

export interface Subject {
  readonly machine: MachineDefinition
  readonly tree: readonly StateNode[]
  readonly facts: MachineFacts
}

/** Every mistake of the machine at once; pointers into machine.json, `file` is left to the caller. Warnings say so. */
export function checkMachine(machine: MachineDefinition, facts: MachineFacts): readonly Issue[] {
  const subject: Subject = { machine, tree: stateTree(machine), facts }
  const broken = checkStructure(subject)
  const independent = [...checkTransitions(subject), ...checkCatalogue(subject), ...checkDelays(subject), ...checkClocks(subject)]
  // Ways through the machine mean nothing while a target or an initial state is missing.
  const isWhole = broken.every((issue) => issue.severity === 'warning')
  return [...broken, ...independent, ...(isWhole ? [...checkPaths(subject), ...checkRequiredFields(subject)] : [])]
}
