/** What an expression of a definition may speak of, out of the draft's own files. */
import { callScope, type DraftFiles, lineScope, type ObjectScope, parameterScope, schemaScope, type TypeScope, typeScopeOf } from '../../../../engine/client.ts'
import { roleChoices } from '../choices.ts'
import { jsonOf } from '../json.ts'

type Entities = Parameters<typeof typeScopeOf>[0]
type EntityFiles = Entities[string]
type Schema = Parameters<typeof schemaScope>[1]

/** `types`: for checking and completion. `roles`: what `actor.roles` may hold. */
export interface ExpressionScope {
  readonly types: TypeScope
  readonly roles: readonly { readonly value: string; readonly label: string }[]
}

/** Where the expression stands. */
export interface ExpressionPlace {
  /** Whose `record` it reads; left out where there is none. */
  readonly entity?: string | undefined
  /** Lines field of the entity whose row is `line`. */
  readonly line?: string | undefined
  /** Form whose values are `input`. */
  readonly input?: Schema | undefined
  /** Parameters of a report: `params`. */
  readonly params?: Parameters<typeof parameterScope>[0] | undefined
  /** Whether it is about a call that came in: `call`. */
  readonly withCall?: boolean
  /** Whether the one who acts is known. */
  readonly withActor?: boolean
}

const read = new Map<string, { readonly text: string; readonly value: unknown }>()

/** The file as JSON; undefined where it is none. Read again only when it changes: the draft is new with every key pressed. */
function json(files: DraftFiles, path: string): unknown {
  const text = files[path]
  if (text === undefined) return undefined
  const known = read.get(path)
  if (known?.text === text) return known.value
  const value = jsonOf(text)
  read.set(path, { text, value })
  return value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether it is whole enough to be read: somebody may just be writing it as text. */
const isSchema = (value: unknown): value is Schema => isObject(value) && isObject(value.properties) && Object.values(value.properties).every((property) => isObject(property) && isObject(property['x-field']) && (property.items === undefined || isSchema(property.items)))

const areStates = (value: unknown): boolean => isObject(value) && Object.values(value).every((state) => isObject(state) && (state.states === undefined || areStates(state.states)))

function entitiesOf(files: DraftFiles): Entities {
  const found = Object.keys(files).flatMap((path) => {
    const entity = /^entities\/[^/]+\/entity\.json$/.test(path) ? json(files, path) : undefined
    if (!isObject(entity) || typeof entity.name !== 'string' || !isSchema(entity.schema)) return []
    const machine = json(files, path.replace('entity.json', 'machine.json'))
    return [[entity.name, { entity, views: {}, ...(isObject(machine) && areStates(machine.states) && { machine }) } as unknown as EntityFiles] as const]
  })
  return Object.fromEntries(found)
}

/** Everything that the expression at this place may read. */
export function expressionScope(files: DraftFiles, { entity, line, input, params, withCall, withActor }: ExpressionPlace, locale: string): ExpressionScope {
  const entities = entitiesOf(files)
  const scopes = typeScopeOf(entities)
  const record = entity === undefined ? null : scopes(entity)
  const items = entity === undefined || line === undefined ? undefined : entities[entity]?.entity.schema.properties[line]?.items
  const parts: Readonly<Record<string, ObjectScope | null | undefined | false>> = {
    record,
    line: items && entity !== undefined && line !== undefined && lineScope(entity, line, items, scopes),
    input: isSchema(input) && schemaScope('input', input, scopes),
    params: params && parameterScope(params, scopes),
    call: withCall === true && callScope,
  }
  return { types: { ...Object.fromEntries(Object.entries(parts).filter(([, scope]) => scope)), ...(withActor && { withActor }) }, roles: roleChoices(files, locale) }
}
