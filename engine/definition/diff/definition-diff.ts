/** What differs between two versions of the definitions, place by place, as whoever changed it would say it. */
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import { placeOf } from '../file-place.ts'
import { entriesOf, identified, isArray, isObject, placesOf } from '../merge/identity.ts'
import { parseJson } from '../parse-json.ts'

export type Path = readonly (string | number)[]
type Files = Readonly<Record<string, string>>

export interface DefinitionChange {
  readonly file: string
  /** `moved`: entries stand in another order; the values are their names. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** What it is of: entity, field, state, transition … */
  readonly element: string
  /** Its own words; null where it has none. */
  readonly titles: Titles | null
  readonly name: string
  /** Keys of the property inside of the element; none: the element itself. */
  readonly property: readonly string[]
  readonly before: Json
  readonly after: Json
  /** Where it stood, and where it stands; where it is gone, what it stood in. */
  readonly was: Path | null
  readonly is: Path
}

/** Changes of every file, in the order of their paths. */
export function definitionDiff(before: Files, after: Files): readonly DefinitionChange[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return files.flatMap((file) => (before[file] === after[file] ? [] : fileDiff(file, before[file] ?? null, after[file] ?? null, ownerOf(file, before, after))))
}

/** Machines, views and seeds go by the words of their entity. */
function ownerOf(file: string, before: Files, after: Files): Titles | null {
  const [folder, name] = file.split('/')
  const path = `entities/${name}/entity.json`
  return folder === 'entities' ? titlesIn(valueOf(after[path] ?? before[path] ?? null)) : null
}

function fileDiff(file: string, before: string | null, after: string | null, owner: Titles | null): readonly DefinitionChange[] {
  const [old, now] = [valueOf(before), valueOf(after)]
  const of = { element: placeOf(file)?.kind ?? 'file', titles: titlesIn(now) ?? titlesIn(old) ?? owner, name: nameOfFile(file) }
  const whole = { file, ...of, property: [], before: old ?? before, after: now ?? after, was: before === null ? null : [], is: [] }
  if (before === null) return [{ ...whole, kind: 'added' }]
  if (after === null) return [{ ...whole, kind: 'removed' }]
  if (old === undefined || now === undefined) return [{ ...whole, kind: 'changed' }]
  const found: DefinitionChange[] = []
  walk(old, now, { file, of, property: [], was: [], is: [] }, found)
  return found
}

export function valueOf(text: string | null): Json | undefined {
  const read = text === null ? null : parseJson('', text)
  return read && 'value' in read ? (read.value as Json) : undefined
}

/** entities/client/views.json → client, overlays/spb.json → spb. */
function nameOfFile(file: string): string {
  const parts = file.split('/')
  return parts.length > 2 ? (parts[1] ?? file) : (parts.at(-1) ?? file).replace('.json', '')
}

interface Place {
  readonly file: string
  readonly of: Pick<DefinitionChange, 'element' | 'titles' | 'name'>
  readonly property: readonly string[]
  readonly was: Path
  readonly is: Path
}

export const isSame = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function walk(before: Json, after: Json, place: Place, found: DefinitionChange[]): void {
  if (isSame(before, after)) return
  const inside = partsOf(before, after)
  if (inside) entries(inside, place, found)
  else found.push({ file: place.file, ...place.of, kind: 'changed', property: place.property, before, after, was: place.was, is: place.is })
}

/** What is looked into; null for what is one value to people. */
function partsOf(before: Json, after: Json): Entries | null {
  if (isObject(before) && isObject(after)) return isWords(after) ? null : { before: entriesOf(before), after: entriesOf(after), at: (name) => name }
  const lists = isArray(before) && isArray(after) ? identified([before, after]) : null
  const [old, now] = lists?.lists ?? []
  if (!lists?.isStable || !old || !now) return null
  const places = { was: placesOf(old), is: placesOf(now) }
  return { before: old, after: now, at: (name, side) => places[side].get(name) ?? -1 }
}

interface Entries {
  readonly before: ReadonlyMap<string, Json>
  readonly after: ReadonlyMap<string, Json>
  readonly at: (name: string, side: 'was' | 'is') => string | number
}

function entries({ before, after, at }: Entries, place: Place, found: DefinitionChange[]): void {
  for (const name of new Set([...after.keys(), ...before.keys()])) {
    const [old, now] = [before.get(name), after.get(name)]
    const inner = innerPlace(place, name, { old, now, was: at(name, 'was'), is: at(name, 'is') })
    if (old !== undefined && now !== undefined) walk(old, now, inner, found)
    // What has words of its own came or went; anything else is another value of what it belongs to.
    else found.push({ file: place.file, ...inner.of, kind: now === undefined ? 'removed' : 'added', property: inner.property, before: old ?? null, after: now ?? null, was: old === undefined ? null : inner.was, is: now === undefined ? place.is : inner.is })
  }
  const [was, is] = [[...before.keys()], [...after.keys()]]
  const common = new Set(was.filter((name) => after.has(name)))
  const isMap = place.is.length > 0 && isContainer(String(place.is.at(-1)))
  if (isMap && !isSame(was.filter((name) => common.has(name)), is.filter((name) => common.has(name)))) {
    found.push({ file: place.file, ...place.of, kind: 'moved', property: place.property, before: was, after: is, was: place.was, is: place.is })
  }
}

interface Inner {
  readonly old: Json | undefined
  readonly now: Json | undefined
  readonly was: string | number
  readonly is: string | number
}

function innerPlace(place: Place, name: string, { old, now, was, is }: Inner): Place {
  const path = [...place.is, is]
  const element = elementAt(path.map(String), now ?? old ?? null)
  const at = { file: place.file, was: [...place.was, was], is: path }
  if (element === null) return { ...at, of: place.of, property: [...place.property, name] }
  return { ...at, of: { element, titles: titlesIn(now) ?? titlesIn(old), name: nameIn(now ?? old) ?? name }, property: [] }
}

/** Containers of things that have a word of their own. */
const containers: Readonly<Record<string, string>> = {
  properties: 'field',
  states: 'state',
  on: 'transition',
  after: 'transition',
  sections: 'section',
  panels: 'panel',
  views: 'view',
  figures: 'figure',
  clocks: 'clock',
  alarms: 'alarm',
  blocks: 'block',
  duplicates: 'duplicate',
  warnings: 'warning',
  records: 'row',
  operations: 'operation',
}

const isContainer = (key: string): boolean => Object.hasOwn(containers, key)

/** What stands at the path, where it is something of its own. Several ways out of one state by the same event are a list. */
function elementAt(path: readonly string[], value: Json): string | null {
  const [container, key, entry] = [path.at(-2) ?? '', path.at(-1) ?? '', path.at(-3) ?? '']
  if (key === 'onDone') return 'transition'
  if (isObject(value) && isContainer(container)) return containers[container] ?? null
  return isObject(value) && (entry === 'on' || entry === 'after') && /^\d+$/.test(key) ? 'transition' : null
}

/** A text in several languages. */
const isWords = (value: JsonObject): boolean => typeof value.en === 'string' && Object.values(value).every((text) => typeof text === 'string')

function titlesIn(value: Json | undefined): Titles | null {
  if (value === undefined || !isObject(value)) return null
  const holders = [value, value.meta, value['x-field']].filter((holder): holder is JsonObject => holder !== undefined && isObject(holder))
  const titles = holders.map((holder) => holder.titles).find((words): words is JsonObject => words !== undefined && isObject(words) && isWords(words))
  return (titles as unknown as Titles | undefined) ?? null
}

const nameIn = (value: Json | undefined): string | null => (value !== undefined && isObject(value) ? ([value.name, value.key, value.code, value.op].find((name): name is string => typeof name === 'string') ?? null) : null)
