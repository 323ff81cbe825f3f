/** Intakes: they fill what there is with what fits, send events that there are, and look for numbers where numbers stand. */
import { intakeFile } from '../../definition/index.ts'
import type { EntityFiles, IntakeDefinition, IntakeStep, ObjectSchema } from '../../definition/types.ts'
import { callScope, type TypeScope } from '../../expressions/index.ts'
import { typeNameOf } from '../../fields/type-name.ts'
import type { Issue } from '../../kernel/errors.ts'
import { schemaScope } from '../definition-scopes.ts'
import { kindOf } from './check-filter.ts'
import { celIssues, type Check, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, unknownName } from './context.ts'
import { factsOf } from './machine-facts.ts'
import { formsOf } from './event-forms.ts'

export const checkIntakes: Check = (context) => Object.values(context.package.intakes ?? {}).flatMap((intake) => intakeIssues(context, intake))

interface At {
  readonly context: CheckContext
  readonly file: string
  readonly files: EntityFiles
}

function intakeIssues(context: CheckContext, intake: IntakeDefinition): readonly Issue[] {
  const file = intakeFile(intake.name)
  const files = entityIn(context.package, intake.entity)
  if (!files) return unknownName(file, '/entity', 'entity', intake.entity, entityNamesOf(context.package))
  if ([intake, files, ...Object.values(context.package.roles)].every(context.isKnown)) return []
  const at: At = { context, file, files }
  const record = context.scopes(intake.entity)
  const withRecord: TypeScope = { call: callScope, ...(record ? { record } : {}) }
  return [
    ...celIssues(file, '/condition', intake.condition, { call: callScope }, 'boolean'),
    ...Object.entries(intake.identify ?? {}).flatMap(([field, phones]) => identifyIssues(at, field, phones)),
    ...Object.entries(intake.find ?? {}).flatMap(([field, by]) => findIssues(at, field, by)),
    ...valueIssues(at, '/values', intake.values ?? {}, { call: callScope }),
    ...Object.entries(intake.on ?? {}).flatMap(([moment, step]) => stepIssues(at, `/on/${moment}`, step, withRecord)),
    ...(intake.recordings?.roles ?? []).flatMap((role, i) => unknownName(file, `/recordings/roles/${i}`, 'role', role, Object.keys(context.package.roles))),
  ]
}

/** What a reference field of the intake's records points to. */
function targetOf({ context, file, files }: At, pointer: string, field: string): EntityFiles | { readonly issues: readonly Issue[] } {
  const issues = unknownName(file, pointer, 'field', field, fieldNames(files))
  if (issues.length > 0) return { issues }
  return entityIn(context.package, files.entity.schema.properties[field]?.['x-field'].entity ?? '') ?? { issues: [issue(file, pointer, `“${field}” refers to no record`, 'Name a reference field.')] }
}

function findIssues(at: At, field: string, by: Readonly<Record<string, string>>): readonly Issue[] {
  const target = targetOf(at, `/find/${field}`, field)
  return 'issues' in target ? target.issues : valueIssues({ ...at, files: target }, `/find/${field}`, by, { call: callScope })
}

function identifyIssues(at: At, field: string, phones: readonly string[]): readonly Issue[] {
  const { file } = at
  const pointer = `/identify/${field}`
  const target = targetOf(at, pointer, field)
  if ('issues' in target) return target.issues
  return phones.flatMap((phone, i) => {
    const property = Object.hasOwn(target.entity.schema.properties, phone) ? target.entity.schema.properties[phone] : undefined
    if (!property) return unknownName(file, `${pointer}/${i}`, `field of ${target.entity.name}`, phone, fieldNames(target))
    if (typeNameOf(property) === 'phone' && property['x-field'].searchable) return []
    return [issue(file, `${pointer}/${i}`, `“${phone}” is no field of phones that is searched`, 'Name a field with "type": "phone" and "searchable": true.')]
  })
}

function valueIssues({ context, file, files }: At, pointer: string, values: Readonly<Record<string, string>>, scope: TypeScope): readonly Issue[] {
  return Object.entries(values).flatMap(([field, text]) => {
    const at = `${pointer}/${field}`
    const unknown = unknownName(file, at, 'field', field, fieldNames(files))
    if (unknown.length > 0) return unknown
    if (files.entity.schema.properties[field]?.['x-field'].computed !== undefined) return [issue(file, at, `“${field}” is computed and can't be set`, 'Set the fields it is computed from.')]
    const kind = kindOf(context, files, field)
    return kind === null ? [issue(file, at, `“${field}” has rows and can't be set`)] : celIssues(file, at, text, scope, kind)
  })
}

function stepIssues(at: At, pointer: string, { condition, values = {}, event, input = {} }: IntakeStep, scope: TypeScope): readonly Issue[] {
  const { context, file, files } = at
  return [
    ...celIssues(file, `${pointer}/condition`, condition, scope, 'boolean'),
    ...valueIssues(at, `${pointer}/values`, values, scope),
    ...(event === undefined ? [] : unknownName(file, `${pointer}/event`, `event of ${files.entity.name}`, event, factsOf(context, files, 'automation').events(files.entity.name))),
    ...(event === undefined && Object.keys(input).length > 0 ? [issue(file, `${pointer}/input`, 'answers the questions of no event', 'Name the event.')] : []),
    ...(event === undefined ? [] : inputIssues(at, `${pointer}/input`, input, formsOf(files.machine, event), scope)),
  ]
}

/** Each answer is to a question of some transition of the event. */
function inputIssues({ context, file }: At, pointer: string, input: Readonly<Record<string, string>>, forms: readonly ObjectSchema[], scope: TypeScope): readonly Issue[] {
  const questions = new Map(forms.flatMap((form) => [...schemaScope('input', form, context.scopes).fields]))
  return Object.entries(input).flatMap(([name, text]) => {
    const unknown = unknownName(file, `${pointer}/${name}`, 'question', name, questions.keys())
    const kind = questions.get(name)?.kind
    return unknown.length > 0 || !kind ? unknown : celIssues(file, `${pointer}/${name}`, text, scope, kind)
  })
}
