import type { DefinitionDraft } from '../../../../engine/client.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import type { DraftHeld } from './draft-held.ts'
import type { DraftServer } from './draft-server.ts'

/** Milliseconds after the last key, and between goes at a server that does not answer: more each time. */
const afterKey = 300
const pauses = [1000, 2000, 5000, 10_000, 20_000]

/**
 * Sends what is typed, in order, and takes in what has changed meanwhile. One question to the server at a time, so
 * that no older answer comes behind a newer one.
 */
export class DraftSender {
  #held: DraftHeld
  #server: DraftServer
  /** What a draft is called that comes about by itself. */
  #nameOf: () => string
  #turn: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  constructor(held: DraftHeld, server: DraftServer, nameOf: () => string) {
    this.#held = held
    this.#server = server
    this.#nameOf = nameOf
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work)
    this.#turn = next.catch(() => undefined)
    return next.finally(() => this.#held.tell())
  }

  soon(milliseconds = afterKey): void {
    this.stop()
    if (this.#held.texts.pending().length > 0) this.#timer = setTimeout(() => void this.inTurn(() => this.flush()), milliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** As if the server had always answered. */
  forgive(): void {
    this.#failures = 0
  }

  async flush(): Promise<void> {
    this.stop()
    const held = this.#held
    if (held.texts.pending().length === 0) return
    held.saving = 'saving'
    held.tell()
    const draft = held.draft ?? (await this.#begin())
    if (!draft) return
    const answer = await this.#server.save(draft.id, draft.base, held.texts.send())
    if (!answer.ok) return this.#notSaved(answer.refusal)
    const { saved, behind, revision } = answer.data
    for (const file of saved) held.texts.arrived(file.path, file.revision)
    for (const file of behind) held.texts.absorb(file)
    // What others wrote up to here is asked for when it is told of: only one's own next number is taken for granted.
    if (revision === draft.revision + 1) held.draft = { ...draft, revision, changes: Object.keys(held.texts.changes).length }
    held.refusal = null
    this.forgive()
    held.saving = held.texts.pending().length > 0 ? 'saving' : 'saved'
    held.keep()
    this.soon()
  }

  /** The draft lies over another version: what is not sent yet is laid over it anew. */
  async reopen(): Promise<void> {
    const held = this.#held
    if (!held.draft) return
    const answer = await this.#server.open(held.draft.id)
    if (!answer.ok) return this.#notSaved(answer.refusal)
    held.takeUnder(answer.data.state, answer.data.based)
    held.keep()
    this.soon()
  }

  /** The draft is no more: what of ours never reached it begins another one. */
  leaveGone(): void {
    const held = this.#held
    const unsent = held.texts.unsent()
    held.drop(held.draft?.id ?? null)
    this.reset()
    held.isGone = true
    held.texts.layUnsent(unsent)
    held.keep()
    this.soon()
  }

  reset(): void {
    this.stop()
    this.forgive()
    this.#held.reset()
  }

  /** A draft for what was changed without one. */
  async #begin(): Promise<DefinitionDraft | null> {
    const held = this.#held
    const made = await this.#server.create(this.#nameOf())
    if (!made.ok) {
      await this.#notSaved(made.refusal)
      return null
    }
    held.drop(null)
    held.draft = made.data
    held.isGone = false
    held.keep()
    if (made.data.base === held.live.id) return made.data
    // Somebody has published since this page was loaded: what was changed is laid over that first, and sent then.
    await this.reopen()
    return null
  }

  async #notSaved(refusal: Refusal): Promise<void> {
    const held = this.#held
    if (refusal.code === 'NOT_FOUND' && held.draft) return this.leaveGone()
    if (refusal.code === 'VERSION_CONFLICT' && held.draft) return this.reopen()
    const isPassing = refusal.code === 'OFFLINE' || refusal.code === 'UNAVAILABLE' || refusal.code === 'INTERNAL'
    held.saving = 'waiting'
    held.refusal = isPassing ? null : refusal
    held.keep()
    if (isPassing) this.soon(pauses[Math.min(this.#failures++, pauses.length - 1)])
  }
}
