/** Kinds of actions, and their effects as data. */
import type { EntityDefinition } from '../../definition/types.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Entity } from './entity.ts'
import type { ExpressionContext } from './expression.ts'
import type { ScalarKind, Values } from './field.ts'

/** Where the writes of a command go; what an in-transaction action may do. */
export interface ActionContext extends ExpressionContext {
  readonly entity: Entity
  readonly evaluate: (cel: string) => Json
}

/** One who is told: a person, everybody with a role, or whom a path of the record leads to. */
export interface Told {
  readonly user?: string
  readonly role?: string
  readonly people?: string
}

/** A transition out of a state. */
export interface WayOut {
  /** null: taken by itself. */
  readonly event: string | null
  /** Whether it cannot be sent without an answer. */
  readonly asks: boolean
}

/** Effects as data: an action says what should happen, the runtime does it in the command's transaction. */
export type Effect =
  | { readonly kind: 'set'; readonly values: Values }
  | { readonly kind: 'create'; readonly entity: string; readonly values: Values; /** Field of this record that takes the new id. */ readonly link?: string; /** The id it will have, where the actions after this one may speak of it. */ readonly id?: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'notify'; readonly to: readonly Told[]; readonly titles: Titles; /** One text for all, or one for each language. */ readonly body?: string | Titles; /** What `{{…}}` in the texts stands for, by its source. */ readonly values?: Values; /** Until the record leaves the state it is led to. */ readonly stands?: boolean; /** What pressing it sends. */ readonly event?: string }
  /** Sends an event to this record, or to the one a field of it points to; the system does it. */
  | { readonly kind: 'send'; readonly event: string; readonly to?: string; readonly input: Values }
  /** Leaves the house once the command is saved; `recipient` is an address within the channel (code of a webhook). */
  | { readonly kind: 'message'; readonly channel: string; readonly recipient: string; readonly body: JsonObject }

/** What the params of an action may name besides the fields of their own entity. */
export interface ActionSurroundings {
  readonly entity: (name: string) => EntityDefinition | null
  readonly entities: readonly string[]
  readonly roles: readonly string[]
  /** Messages by name, and the entity that each speaks of. */
  readonly messages: ReadonlyMap<string, string>
  /** Events of an entity's machine; none where it has no machine. */
  readonly events: (entity: string) => readonly string[]
  /** Transitions out of the state that the record stands in after the actions; absent where that cannot be told. */
  readonly waysOut?: readonly WayOut[] | undefined
}

/** A CEL text among an action's params; `pointer` is relative to the params. */
export interface ActionExpression {
  readonly pointer: string
  readonly source: string
  /** The field that takes the value, which must fit it; of another entity where `entity` is given. */
  readonly field?: string
  readonly entity?: string
}

/** One param of an action or guard: JSON Schema, and what a form made of it needs to know. */
export interface ParamSchema {
  readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object'
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: object
  readonly properties?: object
  readonly propertyNames?: object
  readonly minProperties?: number
  readonly required?: readonly string[]
  readonly additionalProperties?: object | false
  readonly 'x-titles'?: Titles
  /** What it holds: CEL; a field's name; CEL by field; CEL by any name; an event; a message; an entity; people as `role:…`, `field:…` and `lines:…`; one text in every language. */
  readonly 'x-input'?: 'cel' | 'field' | 'event' | 'message' | 'values' | 'texts' | 'entity' | 'recipients' | 'titles'
  /** cel: what it must give. */
  readonly 'x-gives'?: ScalarKind
  /** field: of this type only. */
  readonly 'x-type'?: string
  /** field, values: the param that names the entity: the one whose fields they are, or the one a reference must lead to. */
  readonly 'x-of'?: string
  readonly 'x-to'?: string
}

export interface ParamsSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, ParamSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties: false
}

/** What has actions: states and transitions, or an automation. */
export type ActionPlace = 'machine' | 'automation'

/** One kind of action. One folder each under engine/actions. */
export interface ActionType {
  readonly name: string
  readonly titles: Titles
  readonly phase: 'in-transaction' | 'after-commit'
  /** Where alone it may stand; anywhere where absent. */
  readonly only?: ActionPlace
  /** JSON Schema of its params; the designer generates the form from it. */
  readonly params: ParamsSchema
  /** CEL texts among the params, to be checked at publish. */
  readonly expressions: (params: Readonly<Record<string, Json>>) => readonly ActionExpression[]
  /** Fields of the record that it fills. */
  readonly sets?: (params: Readonly<Record<string, Json>>) => readonly string[]
  /** What is wrong with the params for this entity, beyond their schema. */
  readonly check?: (params: Readonly<Record<string, Json>>, entity: EntityDefinition, around: ActionSurroundings) => readonly { readonly pointer: string; readonly message: string; readonly hint?: string }[]
  readonly effects: (params: Readonly<Record<string, Json>>, context: ActionContext) => readonly Effect[]
  readonly samples: readonly { readonly params: Readonly<Record<string, Json>>; readonly effects: readonly Effect[] }[]
}
