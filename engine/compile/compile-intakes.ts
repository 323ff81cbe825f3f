import { intakeFile } from '../definition/index.ts'
import type { CallMoment, IntakeDefinition, IntakeStep as StepDefinition, PackageDefinition } from '../definition/types.ts'
import { callScope, compileExpression, type TypeScope } from '../expressions/index.ts'
import type { Issue } from '../kernel/errors.ts'
import type { FilledBy, Intake, IntakeStep } from '../model/types.ts'
import { attempt } from './compile-field.ts'
import type { EntityScopes } from './definition-scopes.ts'

/** The intakes by their names. Mistakes go to `issues`. */
export function compileIntakes({ intakes = {} }: PackageDefinition, scopes: EntityScopes, issues: Issue[]): ReadonlyMap<string, Intake> {
  const compiled = Object.values(intakes).flatMap((definition) => attempt(issues, intakeFile(definition.name), '', () => compileIntake(definition, scopes)) ?? [])
  return new Map(compiled.map((intake) => [intake.name, intake]))
}

function compileIntake({ id, name, titles, entity, condition, identify = {}, find = {}, values = {}, on = {}, recordings, off }: IntakeDefinition, scopes: EntityScopes): Intake {
  const record = scopes(entity)
  const withRecord: TypeScope = { call: callScope, ...(record ? { record } : {}) }
  const steps = Object.entries(on).map(([moment, step]) => [moment as CallMoment, compileStep(step, withRecord)] as const)
  const found = Object.entries(identify).map(([field, phones]) => ({ field, phones }))
  return Object.freeze({ id, name, titles, entity, condition: condition === undefined ? null : compileExpression(condition, { call: callScope }), identify: found, find: Object.entries(find).map(([field, by]) => ({ field, by: filledBy(by, { call: callScope }) })), values: filledBy(values, { call: callScope }), steps: new Map(steps), listeners: recordings?.roles ?? null, isOff: off === true })
}

function compileStep({ condition, values = {}, event, input = {} }: StepDefinition, scope: TypeScope): IntakeStep {
  return { condition: condition === undefined ? null : compileExpression(condition, scope), values: filledBy(values, scope), event: event ?? null, input: filledBy(input, scope) }
}

const filledBy = (texts: Readonly<Record<string, string>>, scope: TypeScope): FilledBy => Object.entries(texts).map(([field, text]) => [field, compileExpression(text, scope)] as const)
