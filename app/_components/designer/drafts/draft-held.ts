import type { DefinitionDraft, DraftFiles, DraftState } from '../../../../engine/client.ts'
import type { Refusal } from '../../../_lib/answer.ts'
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
  /** Which draft it is, or what it holds, is not known yet: nothing is to be changed before. */
  readonly isOpening: boolean
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

/** What a window holds of a draft: which one, its files, the steps to take back, and how it stands with the server. */
export class DraftHeld {
  readonly texts = new DraftTexts()
  readonly steps = new Steps()
  draft: DefinitionDraft | null = null
  saving: Shown['saving'] = 'saved'
  refusal: Refusal | null = null
  isOpening = true
  isGone = false
  live: LiveFiles
  #unsent: UnsentStore
  #clock: () => number
  #shown: Shown | null = null
  #listeners = new Set<() => void>()

  constructor(live: LiveFiles, unsent: UnsentStore, clock: () => number) {
    this.live = live
    this.#unsent = unsent
    this.#clock = clock
    this.texts.begin(live.files, [])
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  shown = (): Shown => {
    const { based, changes, contested } = this.texts
    this.#shown ??= { draft: this.draft, based, changes, contested, saving: this.saving, refusal: this.refusal, isOpening: this.isOpening, isGone: this.isGone, isUndoable: this.steps.isUndoable, isRedoable: this.steps.isRedoable }
    return this.#shown
  }

  tell(): void {
    this.#shown = null
    for (const listener of this.#listeners) listener()
  }

  /** Nothing but the live version. */
  reset(): void {
    this.draft = null
    this.texts.begin(this.live.files, [])
    this.steps.clear()
    this.refusal = null
    this.isGone = false
    this.saving = 'saved'
  }

  /** A draft as the server has it; what was typed while it was on its way lies over it. */
  takeUnder({ files, paths: _, ...draft }: DraftState, based: DraftFiles): void {
    this.draft = draft
    this.texts.beginUnder(based, files)
  }

  /** Remembers in this browser what has not been sent, and tells what is shown. */
  keep(): void {
    this.keepAt(this.#clock())
    this.tell()
  }

  /** `at` 0: the window goes, and the next one takes it over at once. */
  keepAt(at: number): void {
    const files = this.texts.unsent()
    const draft = this.draft?.id ?? null
    if (Object.keys(files).length === 0) this.#unsent.drop(draft)
    else this.#unsent.keep({ draft, at, files })
  }

  /** Lays over the draft what windows that are gone could not send of it. */
  takeOver(id: string | null): void {
    for (const { files } of this.#unsent.takeOver(id, this.#clock())) this.texts.layUnsent(files)
  }

  drop(id: string | null): void {
    this.#unsent.drop(id)
  }
}
