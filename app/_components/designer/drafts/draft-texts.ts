import { type DraftConflict, type DraftFile, type DraftFiles, type DraftState, type DraftWrite, mergeTexts, type Side } from '../../../../engine/client.ts'
import type { UnsentFile } from './unsent.ts'

/** Text of a file; null: there is none. */
export type Text = string | null
export type Changes = Readonly<Record<string, Text>>

/** A file that somebody else changed in the same place; nothing of it is sent until somebody has chosen. */
export interface Contested {
  readonly path: string
  readonly by: string
  readonly conflicts: readonly DraftConflict[]
}

interface Dispute {
  readonly before: Text
  readonly theirs: Text
  readonly by: string
}

/** The files of a draft: as they were published, as the server has them, and as they stand here. */
export class DraftTexts {
  #based: DraftFiles = {}
  /** What the draft changes, as the server has it. */
  #known = new Map<string, { readonly text: Text; readonly revision: number }>()
  #changes: Changes = {}
  #disputes = new Map<string, Dispute>()
  /** Texts that were sent and not answered, the last one last: where the answer is lost, they come back as somebody else's. */
  #sent = new Map<string, readonly Text[]>()

  get based(): DraftFiles {
    return this.#based
  }

  get changes(): Changes {
    return this.#changes
  }

  get contested(): readonly Contested[] {
    return [...this.#disputes].map(([path, { before, theirs, by }]) => ({ path, by, conflicts: mergeTexts(before, this.textOf(path), theirs).conflicts.map((conflict) => ({ ...conflict, path })) }))
  }

  /** Begins anew over these files; `kept`: what the server has of the draft. What was not sent is the caller's to lay over it. */
  begin(based: DraftFiles, kept: readonly DraftFile[]): void {
    this.#based = based
    this.#known = new Map(kept.map(({ path, text, revision }) => [path, { text, revision }]))
    this.#changes = {}
    this.#disputes.clear()
    this.#sent.clear()
    for (const { path, text } of kept) this.#set(path, text)
  }

  /** Begins anew as well; what was not sent lies over it. */
  beginUnder(based: DraftFiles, kept: readonly DraftFile[]): void {
    const unsent = this.unsent()
    this.begin(based, kept)
    this.layUnsent(unsent)
  }

  textOf(path: string): Text {
    return Object.hasOwn(this.#changes, path) ? (this.#changes[path] ?? null) : (this.#based[path] ?? null)
  }

  put(parts: Changes): void {
    for (const [path, text] of Object.entries(parts)) {
      this.#set(path, text)
      const dispute = this.#disputes.get(path)
      // Whoever types what the other one wrote agrees with it.
      if (dispute) this.#lay(path, dispute, text)
    }
  }

  settle(path: string, choices: Readonly<Record<string, Side>>): void {
    const dispute = this.#disputes.get(path)
    if (!dispute) return
    this.#disputes.delete(path)
    this.#set(path, mergeTexts(dispute.before, this.textOf(path), dispute.theirs, choices).text)
  }

  /** Files that the server has otherwise, and nobody has to choose in. */
  pending(): readonly string[] {
    return [...new Set([...Object.keys(this.#changes), ...this.#known.keys()])].filter((path) => this.textOf(path) !== this.#knownText(path) && !this.#disputes.has(path))
  }

  unsent(): Readonly<Record<string, UnsentFile>> {
    const disputed = [...this.#disputes].map(([path, { before }]) => [path, { text: this.textOf(path), before }] as const)
    return Object.fromEntries([...this.pending().map((path) => [path, { text: this.textOf(path), before: this.#knownText(path) }] as const), ...disputed])
  }

  layUnsent(files: Readonly<Record<string, UnsentFile>>): void {
    for (const [path, { text, before }] of Object.entries(files)) this.#lay(path, { before, theirs: this.textOf(path), by: '' }, text)
  }

  /** What is to be sent, from now on its way. */
  send(): readonly DraftWrite[] {
    const writes = this.pending().map((path) => ({ path, text: this.textOf(path), revision: this.#known.get(path)?.revision ?? 0 }))
    for (const { path, text } of writes) this.#sent.set(path, [...(this.#sent.get(path) ?? []), text])
    return writes
  }

  arrived(path: string, revision: number): void {
    const text = this.#sent.get(path)?.at(-1) ?? null
    if (revision === 0) this.#known.delete(path)
    else this.#known.set(path, { text, revision })
    this.#sent.delete(path)
  }

  hear({ files, paths, changedBy, changedAt }: DraftState): void {
    const kept = new Set(paths)
    for (const file of files) if (file.revision > (this.#known.get(file.path)?.revision ?? 0)) this.absorb(file)
    for (const path of [...this.#known.keys()]) if (!kept.has(path)) this.absorb({ path, text: this.#based[path] ?? null, revision: 0, by: changedBy, at: changedAt })
  }

  /** Takes in a file as somebody else left it. */
  absorb({ path, text: theirs, revision, by }: DraftFile): void {
    const dispute = this.#disputes.get(path)
    const before = dispute?.before ?? this.#knownText(path)
    const ours = this.textOf(path)
    if (revision === 0) this.#known.delete(path)
    else this.#known.set(path, { text: theirs, revision })
    // Our own, whose answer was lost: what was typed since lies over it already.
    const isOwn = this.#sent.get(path)?.includes(theirs) === true
    this.#sent.delete(path)
    if (!dispute && isOwn) return
    this.#lay(path, { before, theirs, by }, ours)
  }

  #knownText(path: string): Text {
    const known = this.#known.get(path)
    return known ? known.text : (this.#based[path] ?? null)
  }

  #set(path: string, text: Text): void {
    if (text === this.textOf(path)) return
    const { [path]: _, ...others } = this.#changes
    this.#changes = text === (this.#based[path] ?? null) ? others : { ...others, [path]: text }
  }

  /** Lays ours over theirs, both made from what was before; what both changed waits for somebody to choose. */
  #lay(path: string, dispute: Dispute, ours: Text): void {
    const { text, conflicts } = mergeTexts(dispute.before, ours, dispute.theirs)
    this.#set(path, conflicts.length > 0 ? ours : text)
    if (conflicts.length > 0) this.#disputes.set(path, dispute)
    else this.#disputes.delete(path)
  }
}
