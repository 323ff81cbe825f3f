/** What a field offers to choose from: what it finds, what its choices depend on, and whether they can stand side by side. */
import type { EntityFiles, PropertySchema } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type CheckContext, entityIn, fieldNames, issue, unknownName } from './context.ts'

interface Place {
  readonly context: CheckContext
  readonly file: string
  /** Entity that the field stands in directly; null in rows and in forms. */
  readonly owner: EntityFiles | null
  /** Entity whose records the form is asked about. */
  readonly about?: EntityFiles
}

export function choiceIssues(place: Place, pointer: string, schema: PropertySchema): readonly Issue[] {
  return [...findsIssues(place, `${pointer}/x-field/finds`, schema), ...dependIssues(place, place.owner, `${pointer}/x-field/choices`, schema['x-field'].choices, schema), ...dependIssues(place, place.owner ?? place.about ?? null, `${pointer}/x-field/first`, schema['x-field'].first, schema), ...buttonsIssues(place, `${pointer}/x-field/widget`, schema)]
}

const propertyOf = ({ entity }: EntityFiles, name: string): PropertySchema | undefined => (Object.hasOwn(entity.schema.properties, name) ? entity.schema.properties[name] : undefined)
const isFilled = (schema: PropertySchema): boolean => schema.readOnly !== true && schema['x-field'].computed === undefined

function findsIssues({ file, owner }: Place, at: string, schema: PropertySchema): readonly Issue[] {
  const { finds } = schema['x-field']
  if (finds === undefined) return []
  if (!owner || fieldTypeOf(schema)?.name !== 'string' || !isFilled(schema)) return [issue(file, at, 'only a line of text that people fill, directly in an entity, finds records', 'Leave it out here.')]
  const found = propertyOf(owner, finds)
  if (!found) return unknownName(file, at, 'field', finds, fieldNames(owner))
  if (fieldTypeOf(found)?.name !== 'reference') return [issue(file, at, `“${finds}” is no reference`, 'Name the field that is filled with the record that was found.')]
  return isFilled(found) ? [] : [issue(file, at, `“${finds}” is not filled by people`)]
}

function dependIssues({ context, file }: Place, owner: EntityFiles | null, at: string, choices: Readonly<Record<string, string>> | undefined, schema: PropertySchema): readonly Issue[] {
  const { entity } = schema['x-field']
  if (choices === undefined) return []
  const target = entityIn(context.package, entity ?? '')
  if (!owner || fieldTypeOf(schema)?.name !== 'reference') return [issue(file, at, 'only a reference that stands directly in an entity has choices that depend on others', 'Leave it out here.')]
  if (!target) return []
  return Object.entries(choices).flatMap(([name, path]): readonly Issue[] => {
    const own = propertyOf(target, name)
    if (!own) return unknownName(file, `${at}/${name}`, `field of “${target.entity.name}”`, name, fieldNames(target))
    const end = endOf(context, owner, path)
    if (typeof end === 'string') return [issue(file, `${at}/${name}`, end)]
    return isAlike(own, end) ? [] : [issue(file, `${at}/${name}`, `“${path}” and “${name}” are of different kinds: they are never the same`)]
  })
}

/** The field that a path ends in, or what is wrong with it. */
function endOf(context: CheckContext, owner: EntityFiles, path: string): PropertySchema | string {
  const [, first = '', second] = path.split('.')
  const field = propertyOf(owner, first)
  if (!field) return `there is no field “${first}”`
  if (second === undefined) return field
  const target = entityIn(context.package, field['x-field'].entity ?? '')
  if (!target) return `“${first}” is no reference`
  return propertyOf(target, second) ?? `“${target.entity.name}” has no field “${second}”`
}

function isAlike(a: PropertySchema, b: PropertySchema): boolean {
  const [one, other] = [fieldTypeOf(a), fieldTypeOf(b)]
  const isSingle = one?.kind !== null && one?.kind !== undefined && one.kind !== 'json'
  return isSingle && one.kind === other?.kind && (one.kind !== 'id' || (one.name === other.name && a['x-field'].entity === b['x-field'].entity))
}

function buttonsIssues({ file }: Place, at: string, schema: PropertySchema): readonly Issue[] {
  if (schema['x-field'].widget !== 'buttons') return []
  const type = fieldTypeOf(schema)?.name
  return type === 'enum' || type === 'reference' || type === 'user' || type === 'boolean' ? [] : [issue(file, at, 'buttons are for values to choose from', 'Use them for an enum, a reference with few records, or yes and no.')]
}
