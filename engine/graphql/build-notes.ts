import { type GraphQLInterfaceType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

/** What Pothos keeps while types are declared; read again by nobody once the schema stands. */
interface Declared {
  readonly configStore: object
}

/** Empties the builder of a finished schema: resolvers hold on to it, and it weighs as much as the schema. */
export function emptied({ configStore }: Declared): void {
  for (const kept of Object.values(configStore)) if (kept instanceof Map || kept instanceof Set) kept.clear()
}

interface Extended {
  extensions: object
}

const nothing = Object.freeze({})

/** Pothos writes its whole configuration down under names of its own. */
function forget(part: Extended): void {
  const kept = Object.entries(part.extensions).filter(([name]) => !name.startsWith('pothos'))
  part.extensions = kept.length === 0 ? nothing : Object.fromEntries(kept)
}

/** What we gave as `resolveType`, which answers names; what Pothos made around it holds on to all of the configuration. */
function ownResolveType({ extensions, resolveType }: GraphQLInterfaceType): GraphQLInterfaceType['resolveType'] {
  const given = extensions.pothosOptions as { readonly resolveType?: GraphQLInterfaceType['resolveType'] } | undefined
  return given?.resolveType ?? resolveType
}

/** The schema without what its builder noted beside every type, field and argument: much of its memory, read by nobody. */
export function withoutBuildNotes(schema: GraphQLSchema): GraphQLSchema {
  forget(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = ownResolveType(type)
    forget(type)
    if (isEnumType(type)) type.getValues().forEach(forget)
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(forget)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      forget(field)
      field.args.forEach(forget)
    }
  }
  return schema
}
