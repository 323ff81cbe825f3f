/** The JSON Schemas of definitions/meta, compiled once: what each kind of file may hold. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import automation from '../../definitions/meta/automation.json' with { type: 'json' }
import calendar from '../../definitions/meta/calendar.json' with { type: 'json' }
import common from '../../definitions/meta/common.json' with { type: 'json' }
import entity from '../../definitions/meta/entity.json' with { type: 'json' }
import field from '../../definitions/meta/field.json' with { type: 'json' }
import intake from '../../definitions/meta/intake.json' with { type: 'json' }
import machine from '../../definitions/meta/machine.json' with { type: 'json' }
import manifest from '../../definitions/meta/manifest.json' with { type: 'json' }
import message from '../../definitions/meta/message.json' with { type: 'json' }
import overlay from '../../definitions/meta/overlay.json' with { type: 'json' }
import print from '../../definitions/meta/print.json' with { type: 'json' }
import report from '../../definitions/meta/report.json' with { type: 'json' }
import role from '../../definitions/meta/role.json' with { type: 'json' }
import scenarios from '../../definitions/meta/scenarios.json' with { type: 'json' }
import seed from '../../definitions/meta/seed.json' with { type: 'json' }
import views from '../../definitions/meta/views.json' with { type: 'json' }
import workplace from '../../definitions/meta/workplace.json' with { type: 'json' }
import type { Issue } from '../kernel/errors.ts'
import { issuesOfErrors } from './readable-errors.ts'

/** A JSON Schema, as far as the engine looks into it. */
export interface MetaSchema {
  readonly $id?: string
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, MetaSchema>>
  readonly additionalProperties?: boolean | MetaSchema
  readonly items?: MetaSchema
  readonly oneOf?: readonly MetaSchema[]
  readonly anyOf?: readonly MetaSchema[]
  readonly then?: MetaSchema
  readonly else?: MetaSchema
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly definitions?: Readonly<Record<string, MetaSchema>>
}

const kinds = { manifest, entity, machine, views, seed, scenarios, print, role, workplace, report, calendar, automation, intake, message, overlay }

export type FileKind = keyof typeof kinds

/** Every meta schema by its `$id`. */
export const metaSchemas: ReadonlyMap<string, MetaSchema> = new Map(
  Object.entries({ common, field, ...kinds }).map(([name, schema]) => [`${name}.json`, schema as MetaSchema]),
)

/** Kinds of content that are no file of their own. */
const parts = { fields: 'field.json#/definitions/object' } as const

type ContentKind = FileKind | keyof typeof parts

let validators: ReadonlyMap<string, ValidateFunction> | null = null

/** Compiled on first use: a page that never checks a definition should not pay for it. */
function validatorOf(kind: ContentKind): ValidateFunction {
  validators ??= compileAll()
  return validators.get(kind) as ValidateFunction
}

function compileAll(): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, ownProperties: true, strict: true, strictTypes: false, strictRequired: false })
  addFormats.default(ajv)
  for (const schema of metaSchemas.values()) ajv.addSchema(schema)
  const places = [...Object.keys(kinds).map((kind) => [kind, `${kind}.json`] as const), ...Object.entries(parts)]
  return new Map(places.map(([kind, place]) => [kind, ajv.getSchema(place) as ValidateFunction]))
}

/** What the content of a file, or a small form, breaks in its schema; every mistake at once, without `file`. */
export function checkContent(kind: ContentKind, content: unknown): readonly Issue[] {
  const validate = validatorOf(kind)
  return validate(content) ? [] : issuesOfErrors((validate.errors ?? []) as ErrorObject[])
}
