/** Fields: known types with right keywords, links that may exist, expressions that type-check. */
import { entityFile, issuesOfErrors } from '../../definition/index.ts'
import type { EntityFiles, ObjectSchema, PropertySchema, Scope } from '../../definition/types.ts'
import { type CelKind, checkSqlExpression, type TypeScope } from '../../expressions/index.ts'
import { fieldTypeOf, fieldTypes } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { ScalarKind } from '../../model/types.ts'
import { offersTimes } from '../../model/occupation.ts'
import { peoplePathProblem } from '../../model/people-path.ts'
import { matchedLength, patternProblem } from '../../kernel/safe-pattern.ts'
import { lineScope } from '../definition-scopes.ts'
import { choiceIssues } from './check-choices.ts'
import { allNames, celIssues, type Check, type CheckContext, entityIn, entityNamesOf, issue, ruleScope, unknownName } from './context.ts'
import { validatorOf } from './schema-validator.ts'

export const checkFields: Check = (context) => Object.values(context.package.entities).flatMap((files) => (context.isKnown(files) ? [] : entityIssues(context, files)))

function entityIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const { entity } = files
  const file = entityFile(entity.name, 'entity')
  const scope = ruleScope(context, entity.name)
  // A warning says the same to everybody.
  const { withActor: _, ...onlyRecord } = scope
  return [
    ...entity.label.flatMap((name, i) => unknownName(file, `/label/${i}`, 'field', name, allNames(files))),
    ...objectIssues({ context, file, scope, owner: files }, entity.schema, '/schema', true),
    ...(entity.warnings ?? []).flatMap(({ when, text }, i) => [...celIssues(file, `/warnings/${i}/when`, when, onlyRecord, 'boolean'), ...celIssues(file, `/warnings/${i}/text`, text, onlyRecord, 'string')]),
  ]
}

/** Where the properties being checked stand. */
export interface FieldPlace {
  readonly context: CheckContext
  readonly file: string
  readonly scope: TypeScope
  /** Entity the fields are stored in; null for a form that is only asked. */
  readonly owner: EntityFiles | null
  /** Entity whose records the form is asked about. */
  readonly about?: EntityFiles
}

/** The fields of an entity, of a row or of a form. */
export function objectIssues(place: FieldPlace, schema: ObjectSchema, pointer: string, mayHoldLines: boolean): readonly Issue[] {
  return [
    ...(schema.required ?? []).flatMap((name, i) => unknownName(place.file, `${pointer}/required/${i}`, 'field', name, Object.keys(schema.properties))),
    ...Object.entries(schema.properties).flatMap(([name, property]) => (place.context.isKnown(property) ? [] : propertyIssues(place, name, property, `${pointer}/properties/${name}`, mayHoldLines))),
  ]
}

function propertyIssues(place: FieldPlace, name: string, schema: PropertySchema, pointer: string, mayHoldLines: boolean): readonly Issue[] {
  const { file } = place
  const type = fieldTypeOf(schema)
  if (!type) {
    const named = schema['x-field'].type
    return named === undefined ? [issue(file, pointer, 'its field type cannot be told', 'Give "type" (string, integer …) or x-field.type.')] : unknownName(file, `${pointer}/x-field/type`, 'field type', named, fieldTypes.keys())
  }
  return [
    ...(type.checkDefinition?.(schema) ?? []).map((found) => issue(file, pointer + found.pointer, found.message, found.hint)),
    ...optionIssues(file, pointer, schema),
    ...patternIssues(file, pointer, schema),
    ...boundsIssues(file, pointer, schema),
    ...linkIssues(place, pointer, schema),
    ...answersIssues(place, pointer, schema),
    ...peopleIssues(place, pointer, schema, type.name),
    ...momentIssues(place, pointer, schema, type.kind),
    ...freeTimesIssues(place, pointer, schema, type.kind),
    ...choiceIssues({ ...place, owner: place.scope.line ? null : place.owner }, pointer, schema),
    ...expressionIssues(place, pointer, schema, type.kind ?? 'list'),
    ...backfillIssues(place, pointer, schema, type.kind),
    ...(type.name === 'lines' ? linesIssues(place, name, schema, pointer, mayHoldLines) : []),
  ]
}

function optionIssues(file: string, pointer: string, schema: PropertySchema): readonly Issue[] {
  if (!schema.enum) return []
  const { options } = schema['x-field']
  const values = schema.enum.map(String)
  const missing = values.filter((value) => !options || !Object.hasOwn(options, value))
  return [
    ...missing.map((value) => issue(file, `${pointer}/x-field/options`, `the value “${value}” has no titles`, `Add "${value}": { "titles": { "en": …, "ru": … } }.`)),
    ...Object.keys(options ?? {}).flatMap((value) => unknownName(file, `${pointer}/x-field/options/${value}`, 'value in enum', value, values)),
  ]
}

function patternIssues(file: string, pointer: string, schema: PropertySchema): readonly Issue[] {
  const problem = schema.pattern === undefined ? null : patternProblem(schema.pattern, matchedLength(schema))
  if (problem === 'invalid') return [issue(file, `${pointer}/pattern`, 'is not a regular expression', 'Check brackets and escapes.')]
  if (problem === 'tooSlow') return [issue(file, `${pointer}/pattern`, 'can be tried in too many ways, which can take for ever', 'Begin it with ^, repeat nothing that repeats or branches inside, and give a smaller maxLength.')]
  return []
}

/** Bounds that leave room, and a default within them. */
function boundsIssues(file: string, pointer: string, schema: PropertySchema): readonly Issue[] {
  const { minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity, default: given } = schema
  if (minLength > maxLength) return [issue(file, `${pointer}/minLength`, 'is greater than maxLength: no text fits')]
  if (minimum > maximum) return [issue(file, `${pointer}/minimum`, 'is greater than maximum: no number fits')]
  if (given === undefined) return []
  const { 'x-field': _, ...rules } = schema
  const validate = validatorOf(rules)
  if (!validate || validate(given)) return []
  return issuesOfErrors(validate.errors ?? []).map((found) => ({ ...found, file, pointer: `${pointer}/default${found.pointer}` }))
}

/** What a record of `from` may point to, told by whose records they are. */
const mayPoint = (from: Scope, to: Scope): boolean => to !== 'dealership' || from === 'dealership'

function linkIssues({ context, file, owner }: FieldPlace, pointer: string, schema: PropertySchema): readonly Issue[] {
  const name = schema['x-field'].entity
  if (name === undefined) return []
  const at = `${pointer}/x-field/entity`
  const target = entityIn(context.package, name)
  if (!target) return unknownName(file, at, 'entity', name, entityNamesOf(context.package))
  if (!owner || mayPoint(owner.entity.scope, target.entity.scope)) return []
  return [issue(file, at, `a ${owner.entity.scope} record cannot point to “${name}”, whose records belong to one dealership`, 'Point the other way round, or change one of the scopes.')]
}

function answersIssues({ context, file, owner }: FieldPlace, pointer: string, schema: PropertySchema): readonly Issue[] {
  const path = schema['x-field'].form?.split('.')
  if (!path || !owner) return []
  const at = `${pointer}/x-field/form`
  const [link = '', field = ''] = path
  const property = owner.entity.schema.properties[link]
  if (!property) return unknownName(file, at, 'field', link, Object.keys(owner.entity.schema.properties))
  const target = entityIn(context.package, property['x-field'].entity ?? '')
  if (!target) return [issue(file, at, `“${link}” is no reference`, 'The path leads through a reference: surveyType.questions.')]
  return formField(target, field) ? [] : [issue(file, at, `“${target.entity.name}” has no field “${field}” of type form`)]
}

const formField = ({ entity }: EntityFiles, name: string): boolean => {
  const property = Object.hasOwn(entity.schema.properties, name) ? entity.schema.properties[name] : undefined
  return property !== undefined && fieldTypeOf(property)?.name === 'form'
}

/** Who may be chosen for the record. */
function peopleIssues({ context, file, owner, about = owner ?? undefined, scope }: FieldPlace, pointer: string, schema: PropertySchema, type: string): readonly Issue[] {
  const { people } = schema['x-field']
  if (people === undefined) return []
  const at = `${pointer}/x-field/people`
  if (type !== 'user') return [issue(file, at, 'only a field of type user limits who may be chosen', 'Leave it out here.')]
  if (!about || scope.line) return [issue(file, at, 'who may be chosen is told by the record, not by a row', 'Leave it out here.')]
  const problem = peoplePathProblem(people, about.entity, { entity: (name) => entityIn(context.package, name)?.entity ?? null, roles: Object.keys(context.package.roles) })
  return problem ? [issue(file, at, problem.message, problem.hint)] : []
}

/** One line of text tells one moment. */
function momentIssues({ file, owner }: FieldPlace, pointer: string, schema: PropertySchema, kind: ScalarKind | null): readonly Issue[] {
  if (schema['x-field'].moment !== true) return []
  const at = `${pointer}/x-field/moment`
  if (kind !== 'date' && kind !== 'datetime') return [issue(file, at, 'only a date or a time can take a moment', 'Leave it out here.')]
  const first = Object.values(owner?.entity.schema.properties ?? {}).find((property) => property['x-field'].moment === true)
  return first === undefined || first['x-field'].id === schema['x-field'].id ? [] : [issue(file, at, 'another field takes the moment already', 'Leave it out of one of them.')]
}

/** The calendar whose free times are offered. */
function freeTimesIssues({ context, file, scope }: FieldPlace, pointer: string, schema: PropertySchema, kind: ScalarKind | null): readonly Issue[] {
  const { freeTimes: name } = schema['x-field']
  if (name === undefined) return []
  const at = `${pointer}/x-field/freeTimes`
  if (kind !== 'datetime' || scope.line) return [issue(file, at, 'only a moment that is asked by itself, not in a row, can be chosen among free times', 'Leave it out here.')]
  const target = entityIn(context.package, name)
  if (!target) return unknownName(file, at, 'entity', name, entityNamesOf(context.package))
  const kindOf = (field: string): ScalarKind | null => {
    const property = Object.hasOwn(target.entity.schema.properties, field) ? target.entity.schema.properties[field] : undefined
    return (property && fieldTypeOf(property)?.kind) ?? null
  }
  if (target.views.calendar && offersTimes(target.views.calendar, kindOf)) return []
  return [issue(file, at, `“${name}” has no calendar with free times`, 'Its calendar needs a moment to begin at, an end or a duration, and a resource.')]
}

function expressionIssues({ file, scope }: FieldPlace, pointer: string, schema: PropertySchema, kind: CelKind): readonly Issue[] {
  const keywords = schema['x-field']
  const cel = (key: 'computed' | 'initial' | 'visible' | 'requiredWhen' | 'rule', expected: CelKind): readonly Issue[] => celIssues(file, `${pointer}/x-field/${key}`, keywords[key], scope, expected)
  return [
    ...cel('computed', kind),
    ...cel('initial', kind),
    ...cel('visible', 'boolean'),
    ...cel('requiredWhen', 'boolean'),
    ...cel('rule', 'boolean'),
    ...(keywords.rule !== undefined && !keywords.ruleMessage ? [issue(file, `${pointer}/x-field`, 'a rule needs ruleMessage', 'Say in en and ru what to do when it does not hold.')] : []),
  ]
}

/** Runs over the rows of a table as one statement, when nobody in particular acts. */
function backfillIssues({ file, scope, owner }: FieldPlace, pointer: string, schema: PropertySchema, kind: ScalarKind | null): readonly Issue[] {
  const { backfill } = schema['x-field']
  if (backfill === undefined) return []
  const at = `${pointer}/x-field/backfill`
  if (!owner || scope.line || kind === null) return [issue(file, at, 'only a field that stands directly in an entity is backfilled', 'Give it a "default" instead.')]
  const { withActor: _, ...record } = scope
  const wrong = celIssues(file, at, backfill, record, kind)
  return wrong.length > 0 ? wrong : checkSqlExpression(backfill, record).map(({ message, hint }) => issue(file, at, message, hint))
}

function linesIssues(place: FieldPlace, name: string, schema: PropertySchema, pointer: string, mayHoldLines: boolean): readonly Issue[] {
  if (!mayHoldLines) return [issue(place.file, pointer, 'lines cannot stand inside lines or a form', 'Make it an entity of its own with a reference.')]
  if (!schema.items) return [issue(place.file, pointer, 'lines need items', 'Describe the fields of a row under "items".')]
  const owner = place.owner?.entity.name ?? ''
  const line = lineScope(owner, name, schema.items, place.context.scopes)
  return objectIssues({ ...place, scope: { ...place.scope, line } }, schema.items, `${pointer}/items`, false)
}
