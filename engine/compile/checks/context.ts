import { type Element, elementsOf } from '../../definition/index.ts'
import type { EntityFiles, PackageDefinition } from '../../definition/types.ts'
import { checkExpression, type CelKind, type TypeScope } from '../../expressions/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { nearestName } from '../../kernel/nearest-name.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import { type EntityScopes, typeScopeOf } from '../definition-scopes.ts'

/** What every check looks into. */
export interface CheckContext {
  readonly package: PackageDefinition
  readonly elements: readonly Element[]
  readonly scopes: EntityScopes
  /** Whether a part of the definitions stands as it is in a package that was found right. */
  readonly isKnown: (part: object) => boolean
}

/** `right`: a package without mistakes, of which this one is made by adding to it: its parts need no second look. */
export function contextOf(pkg: PackageDefinition, right?: PackageDefinition): CheckContext {
  const known = right && partsOf(right)
  return { package: pkg, elements: elementsOf(pkg), scopes: typeScopeOf(pkg.entities), isKnown: (part) => known?.has(part) === true }
}

const parts = new WeakMap<PackageDefinition, WeakSet<object>>()

/** Every object in a package. */
function partsOf(pkg: PackageDefinition): WeakSet<object> {
  const known = parts.get(pkg)
  if (known) return known
  const found = new WeakSet<object>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    found.add(value)
    for (const part of Object.values(value)) walk(part)
  }
  walk(pkg)
  parts.set(pkg, found)
  return found
}

export type Check = (context: CheckContext) => readonly Issue[]

export function issue(file: string, pointer: string, message: string, hint?: string): Issue {
  return { file, pointer, message, ...(hint === undefined ? {} : { hint }) }
}

/** An issue where `name` is not among `known`; its hint offers the nearest. */
export function unknownName(file: string, pointer: string, what: string, name: string, known: Iterable<string>): readonly Issue[] {
  const names = [...known]
  if (names.includes(name)) return []
  const near = nearestName(name, names)
  const hint = near ? `Did you mean “${near}”?` : names.length > 0 ? `Known: ${names.slice(0, 30).join(', ')}.` : undefined
  return [issue(file, pointer, `there is no ${what} “${name}”`, hint)]
}

/** The mistakes of a CEL text as issues at its place. */
export function celIssues(file: string, pointer: string, source: string | undefined, scope: TypeScope, expected: CelKind): readonly Issue[] {
  return source === undefined ? [] : checkExpression(source, scope, expected).map(({ message, hint }) => issue(file, pointer, message, hint))
}

/** Scope of rules over a record: the record and who looks at it. */
export function ruleScope(context: CheckContext, entity: string): TypeScope {
  const record = context.scopes(entity)
  return { ...(record ? { record } : {}), withActor: true }
}

/** Names of the system fields that the entity's records have. */
export function systemNames({ entity, machine }: EntityFiles): readonly string[] {
  return systemFieldsOf({ scope: entity.scope, numbering: entity.numbering, machine }).map(({ name }) => name)
}

export const fieldNames = (files: EntityFiles): readonly string[] => Object.keys(files.entity.schema.properties)
export const allNames = (files: EntityFiles): readonly string[] => [...systemNames(files), ...fieldNames(files)]

/** The entity's files; undefined for a name it does not have (or that JavaScript objects have by themselves). */
export function entityIn(pkg: PackageDefinition, name: string): EntityFiles | undefined {
  return Object.hasOwn(pkg.entities, name) ? pkg.entities[name] : undefined
}

export const entityNamesOf = (pkg: PackageDefinition): readonly string[] => Object.keys(pkg.entities)
export const roleNamesOf = (pkg: PackageDefinition): readonly string[] => ['*', ...Object.keys(pkg.roles)]
