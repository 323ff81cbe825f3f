import type { Json } from '../../kernel/json.ts'
import { segment } from '../../kernel/pointer.ts'
import { entriesOf, identified, isArray, isObject, placesOf } from './identity.ts'
import { mergeOrder } from './merge-order.ts'

export type Side = 'ours' | 'theirs'

/** A place that both changed, each another way. */
export interface MergeConflict {
  /** Names the place, the same for as long as the three texts are. */
  readonly key: string
  /** JSON pointer to it in what is ours; in theirs where ours has no such place. */
  readonly pointer: string
  /** `order`: the values are the names of the entries, as each wants them to stand. */
  readonly kind: 'value' | 'order'
  /** null: nothing stands there. */
  readonly base: Json
  readonly ours: Json
  readonly theirs: Json
}

type Maybe = Json | undefined

interface Three {
  readonly base: Maybe
  readonly ours: Maybe
  readonly theirs: Maybe
}

interface Place {
  readonly key: string
  readonly pointer: string
}

interface Merging {
  readonly conflicts: MergeConflict[]
  readonly choose: (key: string) => Side | undefined
}

/**
 * Lays two changes of one value over one another: by key in objects, by identity in lists. Where both changed the
 * same place, `choices` (conflict key → side) decide; without one it is a conflict, and ours stands meanwhile.
 */
export function mergeJson(base: Json, ours: Json, theirs: Json, choices: Readonly<Record<string, Side>> = {}): { readonly value: Json; readonly conflicts: readonly MergeConflict[] } {
  const merging: Merging = { conflicts: [], choose: (key) => (Object.hasOwn(choices, key) ? choices[key] : undefined) }
  return { value: merged({ base, ours, theirs }, { key: '', pointer: '' }, merging) ?? null, conflicts: merging.conflicts }
}

const isSame = (a: Maybe, b: Maybe): boolean => a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))

function merged(three: Three, place: Place, merging: Merging): Maybe {
  const { base, ours, theirs } = three
  if (isSame(ours, theirs) || isSame(theirs, base)) return ours
  if (isSame(ours, base)) return theirs
  if (isObject(ours) && isObject(theirs) && (base === undefined || isObject(base))) return mergedObject({ base: base ?? {}, ours, theirs }, place, merging)
  if (isArray(ours) && isArray(theirs) && (base === undefined || isArray(base))) return mergedList({ base: base ?? [], ours, theirs }, place, merging)
  return decided(three, place, merging)
}

function decided({ base, ours, theirs }: Three, { key, pointer }: Place, { conflicts, choose }: Merging): Maybe {
  const side = choose(key)
  if (side) return side === 'ours' ? ours : theirs
  conflicts.push({ key, pointer, kind: 'value', base: base ?? null, ours: ours ?? null, theirs: theirs ?? null })
  return ours
}

type Entries = ReadonlyMap<string, Json>
type Sides<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

function mergedObject({ base, ours, theirs }: Sides<Parameters<typeof entriesOf>[0]>, { key, pointer }: Place, merging: Merging): Json {
  const sides = { base: entriesOf(base), ours: entriesOf(ours), theirs: entriesOf(theirs) }
  const entries = mergedEntries(sides, (name) => ({ key: `${key}/${segment(name)}`, pointer: `${pointer}/${segment(name)}` }), { key, pointer }, merging)
  return Object.fromEntries(entries)
}

function mergedList(three: Sides<readonly Json[]>, place: Place, merging: Merging): Maybe {
  const found = identified([three.base, three.ours, three.theirs])
  const [base, ours, theirs] = found?.lists ?? []
  if (!found || !base || !ours || !theirs || (!found.isStable && isContested({ base, ours, theirs }))) return decided(three, place, merging)
  const [inOurs, inTheirs] = [placesOf(ours), placesOf(theirs)]
  const indexOf = (name: string): number => inOurs.get(name) ?? inTheirs.get(name) ?? 0
  const entries = mergedEntries({ base, ours, theirs }, (name) => ({ key: `${place.key}/${segment(name)}`, pointer: `${place.pointer}/${indexOf(name)}` }), place, merging)
  return entries.map(([, value]) => value)
}

/** Without names of their own, an entry that both took away and put something else in its place was changed by both. */
function isContested({ base, ours, theirs }: Sides<Entries>): boolean {
  const both = [...base.keys()].some((name) => !ours.has(name) && !theirs.has(name))
  const added = (side: Entries): readonly string[] => [...side.keys()].filter((name) => !base.has(name))
  return both && added(ours).join() !== added(theirs).join()
}

function mergedEntries({ base, ours, theirs }: Sides<Entries>, placeOf: (name: string) => Place, place: Place, merging: Merging): readonly (readonly [string, Json])[] {
  const values = new Map<string, Json>()
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const value = merged({ base: base.get(name), ours: ours.get(name), theirs: theirs.get(name) }, placeOf(name), merging)
    if (value !== undefined) values.set(name, value)
  }
  const key = `${place.key}/#order`
  const { order, conflict } = mergeOrder([...base.keys()], [...ours.keys()], [...theirs.keys()], new Set(values.keys()), merging.choose(key) ?? 'ours')
  if (conflict && !merging.choose(key)) merging.conflicts.push({ key, pointer: place.pointer, kind: 'order', ...conflict })
  return order.map((name) => [name, values.get(name) ?? null] as const)
}
