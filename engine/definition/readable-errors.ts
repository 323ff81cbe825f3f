/** What ajv found, as sentences for the person who wrote the file. */
import type { ErrorObject } from 'ajv'
import type { Issue } from '../kernel/errors.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { segment } from '../kernel/pointer.ts'

type Params = Readonly<Record<string, unknown>>
type Parent = { readonly description?: string; readonly properties?: object; readonly oneOf?: readonly { readonly required?: readonly string[] }[] }

/** One issue per mistake: the wrappers ajv adds around an error of a part are left out. */
export function issuesOfErrors(errors: readonly ErrorObject[]): readonly Issue[] {
  const choices = new Set(errors.filter((error) => error.keyword === 'oneOf').map((error) => error.instancePath))
  return errors.filter((error) => !isWrapper(error, choices)).map(issueOf)
}

function isWrapper(error: ErrorObject, choices: ReadonlySet<string>): boolean {
  if (error.keyword === 'if' || error.keyword === 'propertyNames') return true
  return error.keyword === 'required' && error.schemaPath.includes('/oneOf/') && choices.has(error.instancePath)
}

const pointerPart = (name: string): string => `/${segment(name)}`

function issueOf(error: ErrorObject): Issue {
  const params = error.params as Params
  if (error.propertyName !== undefined) return nameIssue(error, error.propertyName)
  if (error.keyword === 'additionalProperties') return unknownProperty(error, String(params.additionalProperty))
  const hint = (error.parentSchema as Parent | undefined)?.description
  return { pointer: error.instancePath, message: sentence(error), ...(hint ? { hint } : {}) }
}

function nameIssue(error: ErrorObject, name: string): Issue {
  const description = (error.parentSchema as Parent | undefined)?.description
  const hint = description ?? `Names here match ${String((error.params as Params).pattern ?? 'the schema')}.`
  return { pointer: error.instancePath + pointerPart(name), message: `“${name}” is not a name that is allowed here`, hint }
}

function unknownProperty(error: ErrorObject, name: string): Issue {
  const known = Object.keys((error.parentSchema as Parent | undefined)?.properties ?? {})
  const near = nearestName(name, known)
  return {
    pointer: error.instancePath + pointerPart(name),
    message: `“${name}” means nothing here`,
    hint: near ? `Did you mean “${near}”?` : `Known here: ${known.join(', ')}.`,
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false', object: 'an object { … }', array: 'a list [ … ]',
}

const sentences: Readonly<Record<string, (params: Params, error: ErrorObject) => string>> = {
  required: (params) => `“${String(params.missingProperty)}” is missing`,
  type: (params) => `must be ${typeWords[String(params.type)] ?? String(params.type)}`,
  enum: (params, error) => `${shown(error.data)} is not one of ${(params.allowedValues as readonly unknown[]).map(String).join(', ')}`,
  const: (params) => `must be ${shown(params.allowedValue)}`,
  pattern: (params, error) => `${shown(error.data)} does not match ${String(params.pattern)}`,
  format: (params, error) => `${shown(error.data)} is not a ${String(params.format)}`,
  minLength: () => 'must not be empty',
  maxLength: (params) => `is longer than ${String(params.limit)} characters`,
  minItems: (params) => `needs at least ${String(params.limit)} entries`,
  maxItems: (params) => `has more than ${String(params.limit)} entries`,
  minProperties: (params) => `needs at least ${String(params.limit)} entries`,
  maxProperties: (params) => `has more than ${String(params.limit)} entries`,
  uniqueItems: (params) => `entries ${String(params.j)} and ${String(params.i)} are the same`,
  minimum: (params) => `must be ${String(params.limit)} or more`,
  maximum: (params) => `must be ${String(params.limit)} or less`,
  discriminator: (params, error) => (params.error === 'mapping' ? `“${String(params.tagValue)}” is not known here as “${String(params.tag)}”; known: ${tagsOf(error, String(params.tag)).join(', ')}` : `“${String(params.tag)}” must be a text`),
  oneOf: (_params, error) => `needs exactly one of: ${((error.parentSchema as Parent | undefined)?.oneOf ?? []).map((choice) => choice.required?.[0] ?? '').join(', ')}`,
}

const sentence = (error: ErrorObject): string => sentences[error.keyword]?.(error.params as Params, error) ?? error.message ?? 'is not allowed here'

function tagsOf(error: ErrorObject, tag: string): readonly string[] {
  const choices = ((error.parentSchema as Parent | undefined)?.oneOf ?? []) as readonly { readonly properties?: Readonly<Record<string, { readonly const?: unknown; readonly enum?: readonly unknown[] }>> }[]
  return choices.flatMap((choice) => {
    const schema = choice.properties?.[tag]
    return (schema?.enum ?? [schema?.const]).map(String)
  })
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
