/** What expressions may read, told from the definitions. */
import type { EntityFiles, MachineDefinition, ObjectSchema, PropertySchema, StateDefinition } from '../definition/types.ts'
import { type FieldScope, type ObjectScope, periodField, recordScope } from '../expressions/index.ts'
import { kindOfType, typeNameOf } from '../fields/type-name.ts'
import { listedTitles } from '../model/system-fields.ts'
import { allStates, stateTree } from '../workflow/walk-machine.ts'

/** Object scope of an entity by name; null where there is no such entity. */
export type EntityScopes = (entity: string) => ObjectScope | null

const nowhere: ObjectScope = { name: 'unknown', fields: new Map() }

/** Scopes of all entities; each is built when first asked for, so that entities may refer to each other. */
export function typeScopeOf(entities: Readonly<Record<string, EntityFiles>>): EntityScopes {
  const built = new Map<string, ObjectScope>()
  const scopeOf: EntityScopes = (name) => {
    const known = built.get(name)
    if (known) return known
    const files = Object.hasOwn(entities, name) ? entities[name] : undefined
    if (!files) return null
    const scope = entityScope(files, scopeOf)
    built.set(name, scope)
    return scope
  }
  return scopeOf
}

function entityScope(files: EntityFiles, scopes: EntityScopes): ObjectScope {
  const { entity, machine } = files
  const fields = new Map(fieldScopes(entity.name, entity.schema, scopes))
  if (machine) fields.set('state', stateScope(machine))
  return recordScope(entity.name, fields, { isNumbered: entity.numbering !== undefined, ...(machine ? { states: stateKeys(machine.states) } : {}) })
}

/** Records of a machine with regions stand in several states at once: their text is compared with no single one. */
function stateScope(machine: MachineDefinition): FieldScope {
  const titles = listedTitles.state && { titles: listedTitles.state }
  if (isParallel(machine)) return { kind: 'string', ...titles }
  const states = allStates(stateTree(machine))
  return { kind: 'string', ...titles, options: states.map(({ key }) => key), optionTitles: Object.fromEntries(states.flatMap(({ key, definition }) => (definition.meta?.titles ? [[key, definition.meta.titles]] : []))) }
}

/** What an object of this schema offers: a transition's form, a row of lines. */
export function schemaScope(name: string, schema: ObjectSchema, scopes: EntityScopes): ObjectScope {
  return { name, fields: new Map(fieldScopes(name, schema, scopes)) }
}

/** Row of a lines field: its fields and the row's id. */
export function lineScope(owner: string, field: string, schema: ObjectSchema, scopes: EntityScopes): ObjectScope {
  return { name: `${owner}.${field}`, fields: new Map([['id', { kind: 'id' } as FieldScope], ...fieldScopes(`${owner}.${field}`, schema, scopes)]) }
}

function fieldScopes(owner: string, schema: ObjectSchema, scopes: EntityScopes): readonly [string, FieldScope][] {
  return Object.entries(schema.properties).map(([name, property]) => [name, { ...fieldScope(owner, name, property, scopes), ...(property['x-field']?.titles && { titles: property['x-field'].titles }) }])
}

function fieldScope(owner: string, name: string, schema: PropertySchema, scopes: EntityScopes): FieldScope {
  const type = typeNameOf(schema)
  const { items } = schema
  if (type === 'lines' && items) return { kind: null, lines: () => lineScope(owner, name, items, scopes) }
  if (type === 'reference') return { kind: 'id', target: () => scopes(schema['x-field'].entity ?? '') ?? nowhere }
  if (type === 'enum') return { kind: 'string', options: (schema.enum ?? []).filter((value): value is string => typeof value === 'string'), optionTitles: Object.fromEntries(Object.entries(schema['x-field'].options ?? {}).map(([value, { titles }]) => [value, titles])) }
  return { kind: (type && Object.hasOwn(kindOfType, type) && kindOfType[type as keyof typeof kindOfType]) || 'json' }
}

const isParallel = (machine: MachineDefinition): boolean => Object.values(machine.states).some(hasParallel)
const hasParallel = (state: StateDefinition): boolean => state.type === 'parallel' || Object.values(state.states ?? {}).some(hasParallel)

/** Keys of all states, nested ones with dots, as `record.state` reads them. */
export function stateKeys(states: Readonly<Record<string, StateDefinition>>, prefix = ''): string[] {
  return Object.entries(states).flatMap(([name, state]) => [`${prefix}${name}`, ...stateKeys(state.states ?? {}, `${prefix}${name}.`)])
}

/** What a report's parameters offer to its filters. */
export function parameterScope(parameters: readonly { readonly name: string; readonly type: string; readonly entity?: string }[], scopes: EntityScopes): ObjectScope {
  const fields = parameters.map(({ name, type, entity }): [string, FieldScope] => {
    if (type === 'period') return [name, periodField]
    if (type === 'reference') return [name, { kind: 'id', target: () => scopes(entity ?? '') ?? nowhere }]
    return [name, { kind: type === 'boolean' ? 'boolean' : 'string' }]
  })
  return { name: 'params', fields: new Map(fields) }
}
