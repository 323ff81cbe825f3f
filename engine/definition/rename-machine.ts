/** States, transitions and actions with names as a renamer writes them. */
import type { Json, JsonObject } from '../kernel/json.ts'
import { inPrint } from './rename-others.ts'
import { type FieldsAt, fieldsOf, type Renamer } from './rename-scope.ts'
import { walked, type Ways, written } from './rename-walk.ts'

export const celOfFields: Ways = { computed: 'cel', initial: 'cel', backfill: 'cel', visible: 'cel', requiredWhen: 'cel', rule: 'cel' }
const ofMachine: Ways = { cel: 'cel', at: 'cel', editable: 'path', required: 'path' }

/** Of what a transition asks only the CEL is about the record; actions say by their params what they write. */
export function inMachine(value: unknown, own: FieldsAt, to: Renamer): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => inMachine(entry, own, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'form') return [key, walked(inner, own, { ...celOfFields, people: 'path', first: 'cel' }, to, false)]
      if (key === 'params') return [key, inParams(inner as JsonObject, own, to)]
      return [key, ofMachine[key] ? written(inner, own, ofMachine[key], ofMachine, to, false) : inMachine(inner, own, to)]
    }),
  )
}

const celParams: Ways = { cel: 'cel', user: 'cel', text: 'cel', input: 'cel', body: 'cel', when: 'cel', values: 'cel', field: 'path', link: 'path' }

function inParams(params: JsonObject, own: FieldsAt, to: Renamer): unknown {
  const target = typeof params.entity === 'string' ? fieldsOf(params.entity) : own
  const recipient = (one: Json): Json => {
    const [, kind, path] = /^(field|lines):(.+)$/.exec(String(one)) ?? []
    return path === undefined ? one : `${kind}:${to.path(path, own)}`
  }
  const entries = Object.entries(walked(params, own, celParams, to, false) as JsonObject).map(([key, value]) => {
    // Texts by language hold CEL in between their words.
    if ((key === 'titles' || key === 'text') && typeof value === 'object') return [key, inPrint(params[key], own, to)]
    if (key === 'to' && typeof value === 'string') return [key, to.path(value, own)]
    if (key === 'values') return [key, to.keys(value as JsonObject, target)]
    return [key, key === 'to' && Array.isArray(value) ? value.map(recipient) : value]
  })
  return Object.fromEntries(entries)
}
