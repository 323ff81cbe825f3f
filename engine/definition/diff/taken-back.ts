/** Taking back one change of many. */
import type { Json } from '../../kernel/json.ts'
import { entriesOf, identified, isArray, isObject } from '../merge/identity.ts'
import { mergeOrder } from '../merge/merge-order.ts'
import { type DefinitionChange, isSame, type Path, valueOf } from './definition-diff.ts'

/** The text of the file with this one change taken back, null for no file; undefined where it is not there any more as it was. */
export function takenBack({ kind, was, is, before, after }: DefinitionChange, text: string | null, earlier: string | null): string | null | undefined {
  if (is.length === 0 && (kind === 'added' || kind === 'removed' || was === null || valueOf(text) === undefined)) return earlier
  const [now, old] = [valueOf(text), valueOf(earlier)]
  if (now === undefined || old === undefined) return undefined
  if (kind !== 'removed' && !isSame(at(now, is) ?? null, kind === 'moved' ? (at(now, is) ?? null) : after)) return undefined
  const back = replaced(now, is, undone({ kind, was, before }, old))
  return `${JSON.stringify(back, null, 2)}\n`
}

function undone({ kind, was, before }: Pick<DefinitionChange, 'kind' | 'was' | 'before'>, old: Json): (inside: Json | undefined) => Json | undefined {
  if (kind === 'added') return () => undefined
  if (kind === 'changed') return () => before
  if (kind === 'moved') return (inside) => ordered(inside, at(old, was ?? []))
  return (inside) => withEntry(inside, at(old, (was ?? []).slice(0, -1)), was?.at(-1) ?? '')
}

const at = (value: Json | undefined, path: Path): Json | undefined => path.reduce<Json | undefined>((inside, key) => (isArray(inside) ? inside[Number(key)] : inside !== undefined && isObject(inside) ? inside[String(key)] : undefined), value)

function replaced(value: Json | undefined, [key, ...rest]: Path, change: (value: Json | undefined) => Json | undefined): Json | undefined {
  if (key === undefined) return change(value)
  if (isArray(value)) return value.flatMap((entry, i) => (i === Number(key) ? [replaced(entry, rest, change)].filter((one) => one !== undefined) : [entry]))
  const object = value !== undefined && isObject(value) ? value : {}
  const next = replaced(object[String(key)], rest, change)
  return Object.fromEntries(Object.entries(object).flatMap(([name, own]) => (name !== String(key) ? [[name, own] as const] : next === undefined ? [] : [[name, next] as const])))
}

type Maps = readonly [ReadonlyMap<string, Json>, ReadonlyMap<string, Json>]

function mapsOf(now: Json | undefined, old: Json | undefined): Maps | null {
  if (isArray(now) && isArray(old)) {
    const [one, other] = identified([now, old])?.lists ?? []
    return one && other ? [one, other] : null
  }
  return now !== undefined && old !== undefined && isObject(now) && isObject(old) ? [entriesOf(now), entriesOf(old)] : null
}

const made = (like: Json | undefined, names: readonly string[], valueOfName: (name: string) => Json | undefined): Json => (isArray(like) ? names.map((name) => valueOfName(name) ?? null) : Object.fromEntries(names.map((name) => [name, valueOfName(name) ?? null])))

/** The entries in the order they had; those that came since stay where they came. */
function ordered(now: Json | undefined, old: Json | undefined): Json | undefined {
  const [own, earlier] = mapsOf(now, old) ?? []
  if (!own || !earlier) return now
  const names = [...own.keys()]
  return made(now, mergeOrder(names, names, [...earlier.keys()], new Set(names), 'theirs').order, (name) => own.get(name))
}

/** With the entry that stood at `key` of the earlier one, behind what it stood behind. */
function withEntry(now: Json | undefined, old: Json | undefined, key: string | number): Json | undefined {
  const [own, earlier] = mapsOf(now, old) ?? []
  if (!own || !earlier) return now
  const name = isArray(old) ? [...earlier.keys()][Number(key)] : String(key)
  if (name === undefined || own.has(name)) return now
  const names = [...own.keys()]
  const before = [...earlier.keys()].filter((one) => one === name || own.has(one))
  return made(now, mergeOrder(before, names, before, new Set([...names, name]), 'ours').order, (one) => (one === name ? earlier.get(one) : own.get(one)))
}
