import type { Answer, Refusal } from '../../_lib/answer.ts'
import type { Branch, Group } from './groups.ts'
import type { Section } from './list-items.ts'
import type { RowSource } from './row-source.ts'

export interface TreeLoader {
  /** How many groups stand one in another. */
  readonly depth: number
  /** What stands in each of some groups of one level; null: in the list itself. */
  readonly branches: (parents: readonly (Group | null)[]) => Promise<Answer<readonly Branch[]>>
  readonly rows: (group: Group) => RowSource
}

/** Branch of the list itself. */
const root = ''

/** The groups of one list, read level by level as they are opened. Pure of the interface: whoever shows it subscribes. */
export class GroupTree {
  readonly #load: TreeLoader
  readonly #branches = new Map<string, Branch>()
  readonly #groups = new Map<string, Group>()
  readonly #sources = new Map<string, RowSource>()
  readonly #loading = new Set<string>()
  readonly #open = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #generation = 0
  /** Changes with everything that is shown. */
  version = 0
  refusal: Refusal | null = null

  constructor(load: TreeLoader) {
    this.#load = load
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Groups and their rows one under another; null while they are on the way for the first time. */
  get sections(): readonly Section<Group>[] | null {
    return this.#branches.has(root) ? this.#sectionsOf(root) : null
  }

  /** Sources of the rows that were opened. */
  get sources(): readonly RowSource[] {
    return [...this.#sources.values()]
  }

  /** Reads anew what is shown; it stays until that is there. */
  async read(): Promise<void> {
    this.#generation++
    this.#loading.clear()
    await this.#fetch([root])
    for (let depth = 0; depth < this.#load.depth - 1; depth++) await this.#fetch(this.#openAt(depth))
  }

  toggle = (key: string): void => {
    if (!this.#open.delete(key)) this.#open.add(key)
    this.#changed()
    void this.#fetchMissing()
  }

  /** Opens every group that stands there. */
  openAll = (): void => {
    for (const { group } of this.sections ?? []) if (group) this.#open.add(group.key)
    this.#changed()
    void this.#fetchMissing()
  }

  closeAll = (): void => {
    this.#open.clear()
    this.#changed()
  }

  #sectionsOf(branch: string): readonly Section<Group>[] {
    const { groups, isCut } = this.#branches.get(branch) ?? { groups: [], isCut: false }
    const sections = groups.flatMap((group): readonly Section<Group>[] => {
      const isOpen = this.#open.has(group.key)
      const isLast = group.depth === this.#load.depth - 1
      return [{ group, isOpen, source: isOpen && isLast ? this.#sourceOf(group) : null }, ...(isOpen && !isLast ? this.#sectionsOf(group.key) : [])]
    })
    return isCut ? [...sections, { group: null, isOpen: false, source: null, isCut }] : sections
  }

  #sourceOf(group: Group): RowSource {
    const known = this.#sources.get(group.key)
    if (known) return known
    const source = this.#load.rows(group)
    source.expect(group.count)
    source.subscribe(() => this.#changed())
    this.#sources.set(group.key, source)
    return source
  }

  /** Groups of a level that are open, each where it is in sight. */
  #openAt(depth: number): readonly string[] {
    return (this.sections ?? []).flatMap(({ group, isOpen }) => (group && isOpen && group.depth === depth ? [group.key] : []))
  }

  async #fetchMissing(): Promise<void> {
    for (let depth = 0; depth < this.#load.depth - 1; depth++) await this.#fetch(this.#openAt(depth).filter((key) => !this.#branches.has(key)))
  }

  async #fetch(keys: readonly string[]): Promise<void> {
    const asked = keys.filter((key) => !this.#loading.has(key))
    if (asked.length === 0) return
    const generation = this.#generation
    for (const key of asked) this.#loading.add(key)
    const answer = await this.#load.branches(asked.map((key) => this.#groups.get(key) ?? null))
    if (generation !== this.#generation) return
    for (const key of asked) this.#loading.delete(key)
    this.refusal = answer.ok ? null : answer.refusal
    for (const [i, branch] of (answer.ok ? answer.data : []).entries()) this.#put(asked[i] ?? root, branch)
    this.#changed()
  }

  #put(key: string, branch: Branch): void {
    this.#branches.set(key, branch)
    for (const group of branch.groups) {
      this.#groups.set(group.key, group)
      this.#sources.get(group.key)?.expect(group.count)
    }
  }

  #changed(): void {
    this.version++
    for (const listener of this.#listeners) listener()
  }
}
