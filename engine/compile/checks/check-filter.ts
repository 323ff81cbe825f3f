/** Filters that stand in definitions: the fields they speak of exist, and their relative words mean something there. */
import type { EntityFiles } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { relativeWord } from '../../kernel/relative-words.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { ScalarKind } from '../../model/types.ts'
import { allNames, type CheckContext, entityIn, issue, unknownName } from './context.ts'

const connectives = new Set(['and', 'or', 'not'])
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names, through references and into lines; operators and values are the API's to check. */
export function filterIssues(context: CheckContext, file: string, pointer: string, files: EntityFiles, filter: JsonObject): readonly Issue[] {
  const names = [...allNames(files), ...(files.machine ? ['stateCategory', 'clocks'] : [])]
  return Object.entries(filter).flatMap(([key, value]): readonly Issue[] => {
    const at = `${pointer}/${key}`
    if (connectives.has(key)) {
      const parts = Array.isArray(value) ? value : [value]
      return parts.flatMap((part, i) => (isObject(part) ? filterIssues(context, file, Array.isArray(value) ? `${at}/${i}` : at, files, part) : [issue(file, at, `“${key}” takes conditions`)]))
    }
    const unknown = unknownName(file, at, 'field', key, names)
    if (unknown.length > 0) return unknown
    if (!isObject(value)) return [issue(file, at, `the condition on “${key}” is no object`, 'Write { "eq": … }, { "in": […] }, { "lt": … }.')]
    const target = targetOf(context, files, key)
    const { id, isNull: _, ...rest } = value
    return target ? [...wordIssues(file, `${at}/id`, id, 'id'), ...filterIssues(context, file, at, target, rest)] : wordIssues(file, at, value, kindOf(context, files, key))
  })
}

function targetOf({ package: pkg }: CheckContext, { entity }: EntityFiles, field: string): EntityFiles | undefined {
  const target = entity.schema.properties[field]?.['x-field'].entity
  return target === undefined ? undefined : entityIn(pkg, target)
}

/** Kind of a field or system field; null for lines, and for what has none. */
export function kindOf(context: CheckContext, { entity, machine }: EntityFiles, name: string): ScalarKind | null {
  const system = systemFieldsOf({ scope: entity.scope, numbering: entity.numbering, machine }).find((field) => field.name === name)
  return system?.kind ?? context.scopes(entity.name)?.fields.get(name)?.kind ?? null
}

/** A text that begins like a relative word has to be one, of a kind with the field. */
function wordIssues(file: string, pointer: string, value: Json | undefined, kind: ScalarKind | null): readonly Issue[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => wordIssues(file, `${pointer}/${i}`, one, kind))
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => wordIssues(file, `${pointer}/${key}`, one, kind))
  if (typeof value !== 'string' || !value.startsWith('$')) return []
  const word = relativeWord(value)
  if (word === null) return [issue(file, pointer, `“${value}” means nothing`, 'Known are $me, $now, $today, $today+7, $today-30.')]
  const fits = word.kind === 'me' ? kind === 'id' : kind === 'date' || kind === 'datetime'
  return fits ? [] : [issue(file, pointer, `“${value}” fits no ${kind ?? 'such field'}`, '$me is a person; $now and $today go with dates and moments.')]
}
