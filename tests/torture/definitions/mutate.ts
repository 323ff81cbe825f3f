/** Definitions spoilt at random: values of other places and kinds, holes, depth, length, names that objects have by themselves, hostile patterns and expressions. */
import type { DraftFiles } from '../../../engine/engine.ts'
import type { Random } from '../isolation-worlds/random.ts'

type Path = readonly (string | number)[]
interface Place {
  readonly path: Path
  readonly value: unknown
}

function placesIn(value: unknown, path: Path = []): readonly Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(key) : key])) : []
  return [{ path, value }, ...inner]
}

/** The value with another at the path; `undefined` leaves a hole. Keys are set as JSON.parse would: `__proto__` is one like any. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.flatMap((one, i) => (i === key ? (rest.length === 0 && by === undefined ? [] : [replaced(one, rest, by)]) : [one]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (name === key ? (rest.length === 0 && by === undefined ? [] : [[name, replaced(one, rest, by)]]) : [[name, one]])))
}

const deep = (levels: number, open: string, close: string, core: string): string => open.repeat(levels) + core + close.repeat(levels)
const objectKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON', '']
const unicode = ['\u0000', '\u202e', '\ufeff', '\ud800', 'а'.repeat(3), 'ｉｄ', 'İ', '😀', 'e\u0301', '\u2028', ' id ', 'ID', 'i\u0069d\u200b']
const patterns = ['(a+)+$', '(a|a)*b', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?=(a+))\\1', '(x{1,1000}){1,1000}', '[', '(?<n>a)\\k<n>', 'a{99999999}', '\\p{L}+'.repeat(200), '(?:'.repeat(500)]
const expressions = [
  deep(500, '(', ')', '1'), deep(300, '!', '', 'true'), deep(200, '[', ']', '1'), 'a.'.repeat(500), `record${'.client'.repeat(300)}`,
  '[1,2,3].map(a, [1,2,3].map(b, [1,2,3].map(c, a*b*c)))', `[${'1,'.repeat(5000)}1]`, `"${'x'.repeat(100_000)}"`, '1 / 0', '9223372036854775807 + 1', '1e999', 'record.__proto__', 'record.constructor', 'actor.constructor("return 1")()',
  'record["constructor"]', 'size(record) > 0', 'record.works.all(w, record.works.all(v, record.works.all(u, true)))', 'timestamp("x")', 'duration("9999999999h")', "'a'.matches('(a+)+$')", 'true ? ', '1 +', '))((', '', ' ', '\u0000', 'null', 'record == record', 'has(record)', 'dyn(1)', 'type(1)', '1u', 'b"x"', '-'.repeat(2000) + '1', `${'true && '.repeat(3000)}true`, `${'true ? 1 : '.repeat(300)}1`,
]
const names = ['client', 'complaint', 'number', 'state', 'id', '*', 'closed', '#ma_complaint.closed', '.closed', 'received', 'select', 'from', 'Query', 'x'.repeat(300), 'a-b', 'A', '1', 'en_client', 'fl_phone', 'st_received', 'tr_take']
const scalars: readonly unknown[] = [null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, '', 'x', [], {}, [[]], [null], { a: 1 }, 'P0D', 'PT1S', 'P999999Y', 'uuid', 'final', 'parallel', 'history', 'reference', 'lines', 'answers', 'form', 'user', 'money']

const structures: readonly ((random: Random) => unknown)[] = [
  (random) => random.pick(scalars),
  (random) => random.pick(names),
  (random) => random.pick(expressions),
  (random) => random.pick(patterns),
  (random) => random.pick(unicode),
  (random) => Object.fromEntries([[random.pick(objectKeys), random.pick(scalars)]]),
  () => Array.from({ length: 5000 }, (_, i) => i),
  () => 'x'.repeat(200_000),
  () => JSON.parse(deep(2000, '[', ']', '1')) as unknown,
  () => JSON.parse(deep(2000, '{"a":', '}', '1')) as unknown,
  () => Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])),
]

/** Changes one place of one file. */
function spoilValue(random: Random, text: string, everything: readonly Place[]): string {
  const content = JSON.parse(text) as unknown
  const place = random.pick(placesIn(content))
  const last = place.path.at(-1)
  const alike = everything.filter(({ path, value }) => path.at(-1) === last && typeof value === typeof place.value)
  const kind = random.below(10)
  if (kind < 3 && alike.length > 0) return JSON.stringify(replaced(content, place.path, random.pick(alike).value))
  if (kind === 3) return JSON.stringify(replaced(content, place.path, undefined))
  if (kind === 4 && typeof place.value === 'object' && place.value !== null && !Array.isArray(place.value)) return JSON.stringify(replaced(content, place.path, Object.fromEntries([...Object.entries(place.value), [random.pick([...objectKeys, ...names, ...unicode]), random.pick(everything).value]])))
  if (kind === 5 && Array.isArray(place.value)) return JSON.stringify(replaced(content, place.path, [...(place.value as unknown[]), ...(place.value as unknown[])]))
  if (kind === 6) return JSON.stringify(replaced(content, place.path, random.pick(everything).value))
  if (kind === 7 && typeof place.value === 'string') return JSON.stringify(replaced(content, place.path, random.pick([place.value.toUpperCase(), place.value + random.pick(unicode), place.value.repeat(50), place.value.slice(1), ` ${place.value}`])))
  return JSON.stringify(replaced(content, place.path, random.pick(structures)(random)))
}

/** Spoils the text itself. */
function spoilText(random: Random, text: string): string {
  const at = random.below(text.length)
  return random.pick([
    () => text.slice(0, at),
    () => `\ufeff${text}`,
    () => text.slice(0, at) + random.pick([...unicode, '"', '{', '}', ',', ':', '\\']) + text.slice(at),
    () => text.replace('{', `{"${random.pick(objectKeys)}":${JSON.stringify(random.pick(scalars))},`),
    () => text.replace(/"id":"[^"]*"/, '$&,$&'),
    () => deep(50_000, '[', ']', ''),
    () => text.replace(/:(\d+)/, ':1e999'),
    () => '',
    () => 'null',
    () => `${text}${text}`,
  ])()
}

/** The files with one to three things wrong; sometimes the same thing in two places, so that it fits again. */
export function mutated(random: Random, files: DraftFiles): DraftFiles {
  const draft: Record<string, string> = { ...files }
  const everything = Object.values(files).flatMap((text) => placesIn(JSON.parse(text) as unknown))
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const file = random.pick(Object.keys(draft))
    const text = draft[file] ?? ''
    const kind = random.below(20)
    if (kind === 0) delete draft[file]
    else if (kind === 1) draft[file.replace(/[^/]+\/([^/]+)$/, `${random.pick([...objectKeys, ...names, '..', '../..'])}/$1`)] = text
    else if (kind === 2) draft[random.pick([`entities/${random.pick(objectKeys)}/entity.json`, 'x', 'overlays/.json', `overlays/${random.pick(names)}.json`, '/etc/passwd', 'entities'])] = text
    else if (kind === 3) draft[file] = spoilText(random, text)
    else if (kind === 4) renameEverywhere(random, draft, everything)
    else draft[file] = spoilIfJson(random, text, everything)
    if (Object.keys(draft).length === 0) return files
  }
  return draft
}

function spoilIfJson(random: Random, text: string, everything: readonly Place[]): string {
  try {
    return spoilValue(random, text, everything)
  } catch {
    return spoilText(random, text)
  }
}

/** One name becomes another's in all files: references go in circles, two things are called alike. */
function renameEverywhere(random: Random, draft: Record<string, string>, everything: readonly Place[]): void {
  const texts = everything.flatMap(({ value }) => (typeof value === 'string' && /^[\w.-]{2,40}$/.test(value) ? [value] : []))
  const [from, to] = [random.pick(texts), random.chance(0.7) ? random.pick(texts) : random.pick([...objectKeys, ...names])]
  for (const file of Object.keys(draft)) draft[file] = (draft[file] ?? '').replaceAll(JSON.stringify(from), JSON.stringify(to))
}
