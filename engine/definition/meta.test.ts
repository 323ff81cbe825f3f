import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { follow } from './canonical.ts'
import { type FileKind, type MetaSchema, metaSchemas } from './meta.ts'

const typeOf: Readonly<Record<FileKind, string>> = {
  manifest: 'Manifest', entity: 'EntityDefinition', machine: 'MachineDefinition', views: 'ViewsDefinition', seed: 'SeedDefinition', scenarios: 'ScenariosDefinition', print: 'PrintDefinition',
  role: 'RoleDefinition', workplace: 'WorkplaceDefinition', report: 'ReportDefinition', calendar: 'CalendarDefinition', automation: 'AutomationDefinition', intake: 'IntakeDefinition', message: 'MessageDefinition', overlay: 'OverlayDefinition',
}

const path = join(import.meta.dirname, 'types.ts')
const program = ts.createProgram([path], { strict: true, exactOptionalPropertyTypes: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler })
const checker = program.getTypeChecker()

function exportedType(name: string): ts.Type {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name)
  if (!symbol) throw new Error(`no type ${name}`)
  return checker.getDeclaredTypeOfSymbol(symbol)
}

interface Compared {
  readonly differences: string[]
  readonly seen: Set<string>
  count: number
}

/** Walks a type and its schema side by side and notes every property that only one of them knows, or that only one requires. */
function compare(type: ts.Type, given: MetaSchema, root: MetaSchema, place: string, out: Compared): void {
  const { schema, base } = resolve(given, root)
  if (schema.then && schema.else) {
    const [lists, others] = partition(members(type), isList)
    for (const list of lists) if (schema.then.items) compare(elementType(list), schema.then.items, base, `${place}[]`, out)
    for (const other of others) compareObject(other, { schema: schema.else, base }, place, out)
    return
  }
  if (schema.anyOf) {
    // Text or object: only the object has properties to compare.
    for (const choice of schema.anyOf) if (resolve(choice, base).schema.properties) compareObject(type, { schema: choice, base }, place, out)
    return
  }
  if (schema.items && isList(type)) compare(elementType(type), schema.items, base, `${place}[]`, out)
  else compareObject(type, { schema, base }, place, out)
}

function compareObject(type: ts.Type, at: { readonly schema: MetaSchema; readonly base: MetaSchema }, place: string, out: Compared): void {
  const { schema, base } = resolve(at.schema, at.base)
  const key = `${checker.typeToString(type)} ${place.split('.').at(-1)}`
  if (out.seen.has(key)) return
  out.seen.add(key)
  const objects = members(type).filter((member) => isObject(member) && !isList(member))
  if (objects.length === 0) return
  const map = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null
  const index = objects[0]?.getStringIndexType()
  if (index) {
    if (map) compare(index, map, base, `${place}.*`, out)
    return
  }
  if (schema.oneOf && !schema.properties) {
    for (const one of objects) if (!schema.oneOf.some((choice) => hasTag(one, choice))) out.differences.push(`${place}: only the type knows ${checker.typeToString(one)}`)
    for (const choice of schema.oneOf) compareMembers(objects.filter((one) => hasTag(one, choice)), choice, base, place, out)
  } else compareMembers(objects, schema, base, place, out)
}

function compareMembers(objects: readonly ts.Type[], schema: MetaSchema, base: MetaSchema, place: string, out: Compared): void {
  const wanted = properties(objects)
  const known = schema.properties ?? {}
  for (const name of new Set([...wanted.keys(), ...Object.keys(known)])) {
    out.count++
    const [mine, its] = [wanted.get(name), known[name]]
    if (!mine || !its) out.differences.push(`${place}.${name}: only the ${mine ? 'type' : 'schema'} knows it`)
    else {
      if (mine.isRequired !== (schema.required?.includes(name) === true)) out.differences.push(`${place}.${name}: only the ${mine.isRequired ? 'type' : 'schema'} requires it`)
      // A tagged union is compared as one: its members are the schema's choices.
      const parts = resolve(its, base).schema.oneOf ? mine.wholes : mine.types
      for (const one of parts) compare(one, its, base, `${place}.${name}`, out)
    }
  }
}

/** Whether the member of a tagged union (`kind`, `type`, `op`) is the one this choice describes. */
function hasTag(type: ts.Type, choice: MetaSchema): boolean {
  const [name, schema] = Object.entries(choice.properties ?? {}).find(([, one]) => one.const !== undefined || one.enum !== undefined) ?? []
  const symbol = name === undefined ? undefined : type.getProperty(name)
  const values = symbol ? members(checker.getTypeOfSymbol(symbol)).map((one) => (one.isStringLiteral() ? one.value : null)) : []
  return values.length > 0 && values.every((value) => (schema?.enum ?? [schema?.const]).includes(value))
}

function resolve(schema: MetaSchema, base: MetaSchema): { readonly schema: MetaSchema; readonly base: MetaSchema } {
  if (!schema.$ref) return { schema, base }
  const found = follow(schema.$ref, base)
  return resolve(found.schema, found.root)
}

const members = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]).filter((one) => (one.flags & ts.TypeFlags.Undefined) === 0)
const isObject = (type: ts.Type): boolean => (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0
const isList = (type: ts.Type): boolean => checker.isArrayType(type) || /^readonly .*\[\]$/s.test(checker.typeToString(type))
const elementType = (type: ts.Type): ts.Type => checker.getTypeArguments(type as ts.TypeReference)[0] as ts.Type

function partition<T>(values: readonly T[], test: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [values.filter(test), values.filter((value) => !test(value))]
}

/** Properties of all members of a union; required where every member has and requires it. */
function properties(objects: readonly ts.Type[]): ReadonlyMap<string, { readonly isRequired: boolean; readonly types: readonly ts.Type[]; readonly wholes: readonly ts.Type[] }> {
  const found = new Map<string, { isRequired: boolean; types: ts.Type[]; wholes: ts.Type[] }>()
  for (const object of objects) {
    for (const symbol of object.getProperties()) {
      const one = found.get(symbol.name) ?? { isRequired: objects.every((other) => isRequired(other, symbol.name)), types: [], wholes: [] }
      one.types.push(...members(checker.getTypeOfSymbol(symbol)))
      one.wholes.push(checker.getTypeOfSymbol(symbol))
      found.set(symbol.name, one)
    }
  }
  return found
}

function isRequired(type: ts.Type, name: string): boolean {
  const symbol = type.getProperty(name)
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) === 0
}

describe('meta schemas', () => {
  it.each(Object.keys(typeOf) as FileKind[])('%s.json knows exactly the properties its type knows', (kind) => {
    const schema = metaSchemas.get(`${kind}.json`) as MetaSchema
    const out: Compared = { differences: [], seen: new Set(), count: 0 }
    compare(exportedType(typeOf[kind]), schema, schema, kind, out)
    expect(out.differences).toEqual([])
    expect(out.count).toBeGreaterThan(1)
  })

  it('notices a property that only one side has', () => {
    const schema = metaSchemas.get('role.json') as MetaSchema
    const { workplace: _, ...rest } = schema.properties ?? {}
    const out: Compared = { differences: [], seen: new Set(), count: 0 }
    compare(exportedType('RoleDefinition'), { ...schema, properties: { ...rest, extra: {} } }, schema, 'role', out)
    expect(out.differences).toEqual(['role.workplace: only the type knows it', 'role.extra: only the schema knows it'])
  })

  it('goes deep enough to see the fields of fields', () => {
    const schema = metaSchemas.get('entity.json') as MetaSchema
    const out: Compared = { differences: [], seen: new Set(), count: 0 }
    compare(exportedType('EntityDefinition'), schema, schema, 'entity', out)
    expect([...out.seen].some((key) => key.includes('FieldKeywords'))).toBe(true)
  })
})
