import { type Json, type JsonObject, withValue } from '../../../engine/client.ts'
import { propertiesOf, sameValue, uiOf, withBlankTail, writable } from '../form/values.ts'

/** Three-way merging of what stands in a form: what it was, what I made of it, what others made of it. Pure. */

export type Side = 'mine' | 'theirs'

/** Something that both sides changed, each in another way: a field, or one row of its grid. */
export interface Dispute {
  /** Unique among the disputes of a merge. */
  readonly key: string
  readonly field: string
  /** Id of the row; null: the field as a whole. */
  readonly row: string | null
  /** undefined: emptied, or the row taken out. */
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

export interface Merge {
  readonly disputes: readonly Dispute[]
  /** Fields of mine that may no longer be changed; what I typed there. */
  readonly locked: readonly { readonly field: string; readonly value: Json | undefined }[]
  /** The form's data; mine where nobody chose. */
  readonly resolve: (sides: Readonly<Record<string, Side>>) => JsonObject
}

interface Form {
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  readonly data: JsonObject
}

type Row = JsonObject

const rowsOf = (value: Json | undefined): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : [])
const idOf = (row: Row): string | null => (typeof row.id === 'string' ? row.id : null)
const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.flatMap((row) => (idOf(row) === null ? [] : [[idOf(row) ?? '', row]])))

/** `touched`: names of the fields I changed. `theirs` is the form as it is now. */
export function mergeForms(base: JsonObject, mine: JsonObject, touched: readonly string[], theirs: Form): Merge {
  const { uiSchema, schema, data } = theirs
  const properties = propertiesOf(schema)
  const isOpen = (name: string): boolean => properties[name] !== undefined && properties[name].readOnly !== true
  const same = (name: string, a: Json | undefined, b: Json | undefined): boolean => sameValue(writable(uiSchema, name, a), writable(uiSchema, name, b))
  const locked = touched.filter((name) => !isOpen(name) && !same(name, mine[name], data[name])).map((field) => ({ field, value: mine[field] }))
  const fields = touched.filter(isOpen).map((name): FieldMerge => {
    if (same(name, mine[name], data[name]) || same(name, base[name], mine[name])) return { name, disputes: [], resolve: () => data[name] }
    if (same(name, base[name], data[name])) return { name, disputes: [], resolve: () => mine[name] }
    if (uiOf(uiSchema, name)['ui:options']?.columns) return mergeRows(name, [rowsOf(base[name]), rowsOf(mine[name]), rowsOf(data[name])], (a, b) => same(name, a && [a], b && [b]))
    return { name, disputes: [{ key: name, field: name, row: null, mine: mine[name], theirs: data[name] }], resolve: (sides) => (sides[name] === 'theirs' ? data[name] : mine[name]) }
  })
  return {
    disputes: fields.flatMap(({ disputes }) => disputes),
    locked,
    resolve: (sides) => withBlankTail(uiSchema, fields.reduce((all, { name, resolve }) => withValue(all, name, resolve(sides)), data), mine),
  }
}

interface FieldMerge {
  readonly name: string
  readonly disputes: readonly Dispute[]
  readonly resolve: (sides: Readonly<Record<string, Side>>) => Json | undefined
}

/** Row by row, by id; rows that only one side has added stay, in the order of whoever moved rows. */
function mergeRows(name: string, [base, mine, theirs]: readonly [readonly Row[], readonly Row[], readonly Row[]], same: (a: Row | undefined, b: Row | undefined) => boolean): FieldMerge {
  const [before, my, their] = [byId(base), byId(mine), byId(theirs)]
  const decided = new Map<string, Row | undefined>()
  const disputes: Dispute[] = []
  for (const id of new Set([...before.keys(), ...their.keys(), ...my.keys()])) {
    const [was, ours, others] = [before.get(id), my.get(id), their.get(id)]
    const [isMine, isTheirs] = [!same(was, ours), !same(was, others)]
    if (isMine && isTheirs && !same(ours, others)) disputes.push({ key: `${name}/${id}`, field: name, row: id, mine: ours, theirs: others })
    decided.set(id, isMine ? ours : others)
  }
  const order = orderOf([...before.keys()], [...my.keys()], [...their.keys()])
  const added = mine.filter((row) => idOf(row) === null)
  return {
    name,
    disputes,
    resolve: (sides) => [...order.flatMap((id) => (sides[`${name}/${id}`] === 'theirs' ? their.get(id) : decided.get(id)) ?? []), ...added],
  }
}

function orderOf(before: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const wasMoved = mine.filter((id) => before.includes(id)).join() !== before.filter((id) => mine.includes(id)).join()
  const [first, second] = wasMoved ? [mine, theirs] : [theirs, mine]
  return [...first, ...second.filter((id) => !first.includes(id))]
}
