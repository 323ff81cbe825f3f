import { getNamedType, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql'
import { readCursor, requestSlot, searchForms } from '../../runtime/index.ts'
import { type ArgumentRole, Placeholder } from './placeholder.ts'
import { Unknown } from './unknown.ts'

/** The values of one request apart from their shape; `shape` says everything a statement depends on. */
export interface Shape {
  text: string
  readonly values: unknown[]
  /** Where arguments are looked through before there are variables. */
  readonly onPlaceholder?: (placeholder: Placeholder, type: GraphQLInputType, role: ArgumentRole) => void
}

/** Scalars of which each value makes a statement of its own: there are few of them, or they stand in the text. */
const literals = new Set(['Int', 'Boolean'])

/**
 * The argument with slots in place of what users typed; nulls, names of fields, counts and yes or no stay. The
 * shape grows by what stays.
 * @throws Unknown, EngineError BAD_INPUT for what is no cursor
 */
export function shaped(value: unknown, type: GraphQLInputType, shape: Shape): unknown {
  if (value instanceof Placeholder) return shape.onPlaceholder?.(value, type, 'plain')
  if (value === null || value === undefined) {
    shape.text += 'n'
    return value
  }
  if (isNonNullType(type)) return shaped(value, type.ofType, shape)
  if (isListType(type)) {
    if (isTyped(type.ofType)) return slot(value, shape)
    const items = value as readonly unknown[]
    shape.text += '['
    const all = items.map((item) => shaped(item, type.ofType, shape))
    shape.text += ']'
    return all
  }
  if (isInputObjectType(type)) return shapedObject(value as Readonly<Record<string, unknown>>, (name) => type.getFields()[name]?.type, shape)
  if (isTyped(type)) return slot(value, shape)
  shape.text += JSON.stringify(value)
  return value
}

function shapedObject(value: Readonly<Record<string, unknown>>, typeOf: (name: string) => GraphQLInputType | undefined, shape: Shape): Readonly<Record<string, unknown>> {
  shape.text += '{'
  const entries = Object.entries(value).map(([name, item]) => {
    const type = typeOf(name)
    if (!type) throw new Unknown(name)
    shape.text += `${name}:`
    return [name, shaped(item, type, shape)] as const
  })
  shape.text += '}'
  return Object.fromEntries(entries)
}

/** Whether the value is one that people type: any of an endless number. */
function isTyped(type: GraphQLInputType): boolean {
  const named = getNamedType(type)
  if (isEnumType(named) || isInputObjectType(named)) return false
  if (isScalarType(named) && named.name === 'JSON') throw new Unknown('JSON')
  return !literals.has(named.name) && !isListType(isNonNullType(type) ? type.ofType : type)
}

function slot(value: unknown, shape: Shape): unknown {
  shape.text += 's'
  return requestSlot(shape.values.push(value) - 1)
}

/** A cursor's keys as slots; which of them are empty belongs to the shape. */
export function shapedCursor(cursor: string, shape: Shape): readonly unknown[] {
  shape.text += 'c'
  return readCursor(cursor).map((key) => shapedKey(key, shape))
}

function shapedKey(key: string | null, shape: Shape): unknown {
  if (key !== null) return slot(key, shape)
  shape.text += 'n'
  return null
}

/** The forms of a searched text as slots; how many words and forms there are belongs to the shape. */
export function shapedSearch(text: string, shape: Shape) {
  const { words, whole } = searchForms(text)
  shape.text += `w${words.map((forms) => forms.length).join(',')};${whole.length}`
  const slots = (forms: readonly unknown[]) => forms.map((form) => slot(form, shape))
  return { words: words.map(slots), whole: slots(whole) }
}
