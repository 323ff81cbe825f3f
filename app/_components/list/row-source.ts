import type { Answer, Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'

/** Rows asked for at once. */
export const blockSize = 100
/** Where counting ends until somebody wants to know exactly. */
export const countLimit = 10_000
/** Rows kept ahead of the last known one where the number of all is not known. */
const reserve = 200

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

export interface Rows {
  readonly nodes: readonly ListRow[]
  readonly pageInfo: PageInfo
}

/** Which rows: after or before a cursor, or (where none is known nearby) so many rows in. */
export type Place = { readonly first: number; readonly after?: string; readonly offset?: number } | { readonly last: number; readonly before?: string }

export interface Loader {
  readonly rows: (place: Place) => Promise<Answer<Rows>>
  /** How many there are: exactly, or counted no further than `most`. */
  readonly count: (most: number | null) => Promise<Answer<number>>
}

/**
 * The rows of one list, loaded in blocks as they come into sight: by cursor beside a block that is there, else by
 * their place. Pure of the interface: whoever shows it subscribes.
 */
export class RowSource {
  readonly #rows = new Map<number, ListRow>()
  readonly #starts = new Map<number, string>()
  readonly #ends = new Map<number, string>()
  readonly #loading = new Set<number>()
  /** Blocks read before the list was read anew: shown until they are read again. */
  readonly #stale = new Set<number>()
  readonly #listeners = new Set<() => void>()
  readonly #load: Loader
  #generation = 0
  #count = 0
  #isExact = false
  #isUncounted = false
  #last = 0
  /** Changes with everything that is shown. */
  version = 0
  /** Changes when values may have changed, not when more of them are there. */
  turn = 0
  refusal: Refusal | null = null

  /** `count`: rows there are, as far as they were counted; null where nobody has counted them yet. */
  constructor(load: Loader, first: Rows | null, count: number | null) {
    this.#load = load
    if (first) this.renew(first, count)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Rows there are; where the end is not known, those counted and a few more. */
  get count(): number {
    return this.#isExact ? this.#count : Math.max(this.#count, this.#last + reserve)
  }

  /** How many were counted, and whether there may be more. */
  get counted(): { readonly count: number; readonly isExact: boolean } {
    return { count: Math.max(this.#count, this.#last), isExact: this.#isExact }
  }

  /** Rows came without a count: they are shown before anybody has counted. */
  get isUncounted(): boolean {
    return this.#isUncounted && !this.#isExact
  }

  rowAt(index: number): ListRow | undefined {
    return this.#rows.get(index)
  }

  /** Rows that are there, in order. */
  get known(): readonly ListRow[] {
    return [...this.#rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
  }

  /** The row as it stands here. */
  find(id: string): ListRow | undefined {
    for (const row of this.#rows.values()) if (row.id === id) return row
    return undefined
  }

  /** Cursor of the last row that is known without a gap from the first; null where no more follow. */
  get reach(): string | null {
    let block = 0
    while (this.#isLoaded(block + 1)) block++
    const isEnd = this.#isExact && (block + 1) * blockSize >= this.#count
    return isEnd ? null : (this.#ends.get(block) ?? null)
  }

  /** Takes the beginning as it was read just now; the rest is read again when it comes into sight. */
  renew(first: Rows, count: number | null): void {
    this.turn++
    this.#isExact = false
    this.#age()
    this.refusal = null
    this.#isUncounted = count === null
    this.#counted(count ?? 0, count !== null)
    this.#put(0, first)
  }

  /** Takes a count known from elsewhere; rows that are there are read again when they come into sight. */
  expect(count: number): void {
    this.#age()
    this.#end(count)
  }

  /** Takes a row as it was read just now; whether it stands here, and is newer than what stood there. */
  take(row: ListRow): boolean {
    const isNewer = row.version > (this.find(row.id)?.version ?? row.version)
    if (isNewer) this.#replace(row.id, (known) => ({ ...known, ...row }))
    return isNewer
  }

  /** What stands behind the first rows may have changed: it is read again where it is in sight, and shown until then. */
  doubt(): void {
    this.#age()
    this.#stale.delete(0)
    this.#changed()
  }

  /** Shows changed values of a row at once; answers with what puts the former ones back. */
  patch(id: string, values: Readonly<Record<string, unknown>>): () => void {
    const before = this.#replace(id, (row) => ({ ...row, ...values }))
    const former = Object.fromEntries(Object.keys(values).map((name) => [name, before?.[name]]))
    return () => void this.#replace(id, (row) => ({ ...row, ...former }))
  }

  /** Says that values have changed: what was made of them (sums, groups) is to be made anew. */
  touch(): void {
    this.turn++
    this.#changed()
  }

  /** Loads what is missing between two places. Blocks beside known ones come at once, others when `isSettled`. */
  want(from: number, to: number, isSettled: boolean): void {
    const last = Math.floor(Math.max(0, Math.min(to, this.count - 1)) / blockSize)
    for (let block = Math.floor(Math.max(0, from) / blockSize); block <= last; block++) {
      if ((this.#isLoaded(block) && !this.#stale.has(block)) || this.#loading.has(block)) continue
      const place = this.#placeOf(block)
      if (isSettled || !('offset' in place)) void this.#fetch(block, place)
    }
  }

  /** Counts to the end. */
  async countAll(): Promise<void> {
    if (this.#isExact) return
    const generation = this.#generation
    const total = await this.#load.count(null)
    if (generation !== this.#generation) return
    if (total.ok) this.#end(total.data)
    else this.refusal = total.refusal
    this.#changed()
  }

  /** Counts as far as it goes quickly; where that fails the rows are there all the same. */
  async countSome(): Promise<void> {
    const generation = this.#generation
    this.#isUncounted = false
    const some = await this.#load.count(countLimit + 1)
    if (generation !== this.#generation || this.#isExact || !some.ok) return
    this.#counted(some.data, true)
    this.#changed()
  }

  /** `isKnown`: counted, up to one more than the limit. */
  #counted(count: number, isKnown: boolean): void {
    this.#count = Math.min(count, countLimit)
    this.#isExact = isKnown && count <= countLimit
    if (this.#isExact) this.#end(this.#count)
  }

  /** Answers that are on the way no longer count. */
  #age(): void {
    this.#generation++
    this.#loading.clear()
    for (const index of this.#rows.keys()) this.#stale.add(Math.floor(index / blockSize))
  }

  /** The row as it was; undefined where it is not known. */
  #replace(id: string, change: (row: ListRow) => ListRow): ListRow | undefined {
    for (const [index, row] of this.#rows) {
      if (row.id !== id) continue
      this.#rows.set(index, change(row))
      this.#changed()
      return row
    }
    return undefined
  }

  #isLoaded(block: number): boolean {
    return this.#rows.has(block * blockSize)
  }

  #placeOf(block: number): Place {
    if (block === 0) return { first: blockSize }
    const after = this.#ends.get(block - 1)
    if (after !== undefined) return { first: blockSize, after }
    const before = this.#starts.get(block + 1)
    if (before !== undefined) return { last: blockSize, before }
    const isTail = this.#isExact && (block + 1) * blockSize >= this.#count
    return isTail ? { last: this.#count - block * blockSize } : { first: blockSize, offset: block * blockSize }
  }

  async #fetch(block: number, place: Place): Promise<void> {
    const generation = this.#generation
    this.#loading.add(block)
    const result = await this.#load.rows(place)
    if (generation !== this.#generation) return
    this.#loading.delete(block)
    this.refusal = result.ok ? null : result.refusal
    if (result.ok) this.#put(block, result.data)
    else this.#changed()
  }

  #put(block: number, { nodes, pageInfo }: Rows): void {
    const start = block * blockSize
    this.#stale.delete(block)
    nodes.forEach((row, i) => {
      this.#rows.set(start + i, row)
    })
    if (pageInfo.startCursor) this.#starts.set(block, pageInfo.startCursor)
    if (pageInfo.endCursor && nodes.length === blockSize) this.#ends.set(block, pageInfo.endCursor)
    this.#last = Math.max(this.#last, start + nodes.length)
    if (nodes.length < blockSize && !pageInfo.hasNextPage) this.#end(start + nodes.length)
    this.#changed()
  }

  #end(count: number): void {
    this.#count = count
    this.#isExact = true
    this.#last = Math.min(this.#last, count)
    for (const index of this.#rows.keys()) if (index >= count) this.#rows.delete(index)
  }

  #changed(): void {
    this.version++
    for (const listener of this.#listeners) listener()
  }
}
