import type { DefinitionDraft, DraftFiles, DraftState, Side } from '../../../../engine/client.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import type { DraftServer } from './draft-server.ts'
import { type Changes, type Contested, DraftTexts } from './draft-texts.ts'
import { Steps } from './steps.ts'
import type { UnsentStore } from './unsent.ts'

export interface Shown {
  readonly draft: DefinitionDraft | null
  /** Files that the changes lie over. */
  readonly based: DraftFiles
  readonly changes: Changes
  readonly contested: readonly Contested[]
  /** `waiting`: the server cannot be reached, or refuses; what is not sent is kept here. */
  readonly saving: 'saved' | 'saving' | 'waiting'
  readonly refusal: Refusal | null
  /** The draft went live or was discarded elsewhere. */
  readonly isGone: boolean
  readonly isUndoable: boolean
  readonly isRedoable: boolean
}

/** What is published: number of the version, and its files. */
export interface LiveFiles {
  readonly id: number
  readonly files: DraftFiles
}

interface Options {
  readonly server: DraftServer
  readonly unsent: UnsentStore
  readonly live: LiveFiles
  /** What a draft is called that comes about by itself. */
  readonly nameOf: () => string
  readonly clock?: () => number
}

/** Milliseconds after the last key, and between goes at a server that does not answer: more each time. */
const afterKey = 300
const pauses = [1000, 2000, 5000, 10_000, 20_000]

/**
 * A draft that several people change at once: what is typed is shown at once, sent in order, and laid over what
 * others have sent. One question to the server at a time, so that no older answer comes behind a newer one.
 */
export class DraftSession {
  #options: Required<Options>
  #draft: DefinitionDraft | null = null
  #texts = new DraftTexts()
  #steps = new Steps()
  #turn: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #saving: Shown['saving'] = 'saved'
  #refusal: Refusal | null = null
  #isGone = false
  #shown: Shown | null = null
  #listeners = new Set<() => void>()

  constructor(options: Options) {
    this.#options = { clock: Date.now, ...options }
    this.#texts.begin(options.live.files, [])
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  shown = (): Shown => {
    const { based, changes, contested } = this.#texts
    this.#shown ??= { draft: this.#draft, based, changes, contested, saving: this.#saving, refusal: this.#refusal, isGone: this.#isGone, isUndoable: this.#steps.isUndoable, isRedoable: this.#steps.isRedoable }
    return this.#shown
  }

  /** Opens a draft, or nothing but the live version (null); what this browser could not send of it comes along. */
  open(id: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush()
      this.#reset()
      const answer = id === null ? null : await this.#options.server.open(id)
      if (answer?.ok) this.#take(answer.data.state, answer.data.based)
      else if (answer?.refusal.code === 'NOT_FOUND') this.#isGone = true
      else if (answer) this.#refusal = answer.refusal
      // Of a draft that could not be opened, it waits for the next time.
      if (!this.#refusal) for (const { files } of this.#options.unsent.takeOver(id, this.#options.clock())) this.#texts.layUnsent(files)
      if (!this.#refusal) this.#keep()
      this.#soon()
    })
  }

  /** Changes files, null taking one away: one step to take back. */
  write(parts: Changes): void {
    const step = Object.fromEntries(Object.entries(parts).flatMap(([path, after]) => (after === this.#texts.textOf(path) ? [] : [[path, { before: this.#texts.textOf(path), after }]])))
    if (Object.keys(step).length === 0) return
    this.#steps.add(step, this.#options.clock())
    this.#put(parts)
  }

  undo(): void {
    this.#put(this.#steps.undo((path) => this.#texts.textOf(path)))
  }

  redo(): void {
    this.#put(this.#steps.redo((path) => this.#texts.textOf(path)))
  }

  /** Settles a file that both changed: conflict key → whose holds. */
  settle(path: string, choices: Readonly<Record<string, Side>>): void {
    this.#texts.settle(path, choices)
    this.#put({})
  }

  /** Asks what others have changed. */
  news(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#draft) return
      const answer = await this.#options.server.news(this.#draft.id, this.#draft.revision)
      if (!answer.ok) return answer.refusal.code === 'NOT_FOUND' ? this.#leaveGone() : undefined
      const { files, paths: _, ...draft } = answer.data.state
      if (draft.base !== this.#draft.base) return this.#reopen()
      this.#texts.hear({ ...answer.data.state, files })
      this.#draft = draft
      this.#keep()
      this.#soon()
    })
  }

  /** @returns the revision that holds everything; null where something is not there yet */
  async saved(): Promise<number | null> {
    await this.#inTurn(() => this.#flush())
    return this.#texts.pending().length === 0 && this.#texts.contested.length === 0 ? (this.#draft?.revision ?? null) : null
  }

  /** Another version is live: what belongs to no draft lies over it from now on. */
  goLive(live: LiveFiles): void {
    this.#options = { ...this.#options, live }
    if (this.#draft) return
    const unsent = this.#texts.unsent()
    this.#texts.begin(live.files, [])
    this.#texts.layUnsent(unsent)
    this.#keep()
  }

  /** The server can be reached again, or the page comes into sight. */
  wake(): void {
    this.#failures = 0
    this.#soon(0)
  }

  /** Sends what is left while the page goes away; whether it arrives nobody hears, so the next page takes it over at once. */
  end(): void {
    clearTimeout(this.#timer)
    this.#keepAt(0)
    if (this.#draft && this.#texts.pending().length > 0) void this.#options.server.save(this.#draft.id, this.#draft.base, this.#texts.send())
  }

  #reset(): void {
    clearTimeout(this.#timer)
    this.#draft = null
    this.#texts.begin(this.#options.live.files, [])
    this.#steps.clear()
    this.#refusal = null
    this.#isGone = false
    this.#failures = 0
    this.#saving = 'saved'
  }

  #take({ files, paths: _, ...draft }: DraftState, based: DraftFiles): void {
    this.#draft = draft
    this.#texts.begin(based, files)
  }

  #put(parts: Changes): void {
    this.#texts.put(parts)
    this.#keep()
    this.#soon()
  }

  #keep(): void {
    this.#keepAt(this.#options.clock())
    this.#tell()
  }

  #keepAt(at: number): void {
    const files = this.#texts.unsent()
    const draft = this.#draft?.id ?? null
    if (Object.keys(files).length === 0) this.#options.unsent.drop(draft)
    else this.#options.unsent.keep({ draft, at, files })
  }

  /** The draft lies over another version: what is not sent yet is laid over it anew. */
  async #reopen(): Promise<void> {
    if (!this.#draft) return
    const answer = await this.#options.server.open(this.#draft.id)
    if (!answer.ok) return this.#notSaved(answer.refusal)
    const unsent = this.#texts.unsent()
    this.#take(answer.data.state, answer.data.based)
    this.#texts.layUnsent(unsent)
    this.#keep()
    this.#soon()
  }

  /** The draft is no more: what of ours never reached it begins another one. */
  #leaveGone(): void {
    const unsent = this.#texts.unsent()
    this.#options.unsent.drop(this.#draft?.id ?? null)
    this.#reset()
    this.#isGone = true
    this.#texts.layUnsent(unsent)
    this.#keep()
    this.#soon()
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#texts.pending().length === 0) return
    this.#saving = 'saving'
    this.#tell()
    const draft = this.#draft ?? (await this.#begin())
    if (!draft) return
    const answer = await this.#options.server.save(draft.id, draft.base, this.#texts.send())
    if (!answer.ok) return this.#notSaved(answer.refusal)
    const { saved, behind, revision } = answer.data
    for (const file of saved) this.#texts.arrived(file.path, file.revision)
    for (const file of behind) this.#texts.absorb(file)
    // What others wrote up to here is asked for when it is told of: only one's own next number is taken for granted.
    if (revision === draft.revision + 1) this.#draft = { ...draft, revision, changes: Object.keys(this.#texts.changes).length }
    this.#refusal = null
    this.#failures = 0
    this.#saving = this.#texts.pending().length > 0 ? 'saving' : 'saved'
    this.#keep()
    this.#soon()
  }

  /** A draft for what was changed without one. */
  async #begin(): Promise<DefinitionDraft | null> {
    const made = await this.#options.server.create(this.#options.nameOf())
    if (!made.ok) {
      await this.#notSaved(made.refusal)
      return null
    }
    this.#options.unsent.drop(null)
    this.#draft = made.data
    this.#isGone = false
    this.#keep()
    if (made.data.base === this.#options.live.id) return made.data
    // Somebody has published since this page was loaded: what was changed is laid over that first, and sent then.
    await this.#reopen()
    return null
  }

  async #notSaved(refusal: Refusal): Promise<void> {
    if (refusal.code === 'NOT_FOUND' && this.#draft) return this.#leaveGone()
    if (refusal.code === 'VERSION_CONFLICT' && this.#draft) return this.#reopen()
    const isPassing = refusal.code === 'OFFLINE' || refusal.code === 'UNAVAILABLE' || refusal.code === 'INTERNAL'
    this.#saving = 'waiting'
    this.#refusal = isPassing ? null : refusal
    this.#keep()
    if (isPassing) this.#soon(pauses[Math.min(this.#failures++, pauses.length - 1)])
  }

  #soon(milliseconds = afterKey): void {
    clearTimeout(this.#timer)
    if (this.#texts.pending().length > 0) this.#timer = setTimeout(() => void this.#inTurn(() => this.#flush()), milliseconds)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work)
    this.#turn = next.catch(() => undefined)
    return next.finally(() => this.#tell())
  }

  #tell(): void {
    this.#shown = null
    for (const listener of this.#listeners) listener()
  }
}
