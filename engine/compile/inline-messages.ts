import type { EntityFiles, MessageDefinition } from '../definition/types.ts'

export type Messages = Readonly<Record<string, MessageDefinition>>

/**
 * The same with the texts of messages in the place of their names, so that an entity is compiled, and told apart from
 * others, with what its actions say. What names no message stays as it is.
 */
export function withMessages<T extends object>(part: T, messages: Messages): T {
  const byPart = known.get(messages) ?? new WeakMap<object, object>()
  known.set(messages, byPart)
  const same = byPart.get(part)
  if (same) return same as T
  const inlined = inline(part, messages) as T
  byPart.set(part, inlined)
  return inlined
}

/** Definitions are never changed in place. */
const known = new WeakMap<Messages, WeakMap<object, object>>()

/** Of an entity's files its machine alone has actions. */
export function machineWithMessages(files: EntityFiles, messages: Messages): EntityFiles {
  const machine = files.machine && withMessages(files.machine, messages)
  return machine === files.machine || !machine ? files : kept(files, machine)
}

const entities = new WeakMap<object, EntityFiles>()

function kept(files: EntityFiles, machine: NonNullable<EntityFiles['machine']>): EntityFiles {
  const same = entities.get(machine)
  if (same && same.entity === files.entity && same.views === files.views && same.print === files.print && same.seed === files.seed) return same
  const made = { ...files, machine }
  entities.set(machine, made)
  return made
}

function inline(value: unknown, messages: Messages): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const parts = value.map((part) => inline(part, messages))
    return parts.every((part, i) => part === value[i]) ? value : parts
  }
  if (isTold(value)) return { ...value, params: said(value.params, messages) }
  const entries = Object.entries(value).map(([key, part]) => [key, inline(part, messages)] as const)
  return entries.every(([key, part]) => part === (value as Readonly<Record<string, unknown>>)[key]) ? value : Object.fromEntries(entries)
}

interface Told {
  readonly type: string
  readonly params: { readonly message: string }
}

function isTold(value: object): value is Told {
  const { type, params } = value as { readonly type?: unknown; readonly params?: { readonly message?: unknown } | null }
  return typeof type === 'string' && typeof params === 'object' && typeof params?.message === 'string'
}

function said(params: Told['params'], messages: Messages): object {
  const message = Object.hasOwn(messages, params.message) ? messages[params.message] : undefined
  return message ? { ...params, titles: message.subject, ...(message.body ? { text: message.body } : {}) } : params
}
