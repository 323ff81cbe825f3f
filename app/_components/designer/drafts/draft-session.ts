import type { Side } from '../../../../engine/client.ts'
import { DraftHeld, type LiveFiles, type Shown } from './draft-held.ts'
import { DraftSender } from './draft-sender.ts'
import type { DraftServer } from './draft-server.ts'
import type { Changes } from './draft-texts.ts'
import type { UnsentStore } from './unsent.ts'

interface Options {
  readonly server: DraftServer
  readonly unsent: UnsentStore
  readonly live: LiveFiles
  /** What a draft is called that comes about by itself. */
  readonly nameOf: () => string
  readonly clock?: () => number
}

/**
 * A draft that several people change at once: what is typed is shown at once, sent in order, and laid over what
 * others have sent.
 */
export class DraftSession {
  #server: DraftServer
  #clock: () => number
  #held: DraftHeld
  #sender: DraftSender

  constructor({ server, unsent, live, nameOf, clock = Date.now }: Options) {
    this.#server = server
    this.#clock = clock
    this.#held = new DraftHeld(live, unsent, clock)
    this.#sender = new DraftSender(this.#held, server, nameOf)
  }

  subscribe = (listener: () => void): (() => void) => this.#held.subscribe(listener)

  shown = (): Shown => this.#held.shown()

  /** Opens a draft, or nothing but the live version (null); what this browser could not send of it comes along. */
  open(id: string | null): Promise<void> {
    return this.#sender.inTurn(async () => {
      await this.#sender.flush()
      this.#sender.reset()
      const held = this.#held
      held.isOpening = true
      held.tell()
      const answer = id === null ? null : await this.#server.open(id)
      held.isOpening = false
      if (answer?.ok) held.takeUnder(answer.data.state, answer.data.based)
      else if (answer?.refusal.code === 'NOT_FOUND') held.isGone = true
      else if (answer) held.refusal = answer.refusal
      // Of a draft that could not be opened, it waits for the next time.
      if (!held.refusal) held.takeOver(id)
      if (!held.refusal) held.keep()
      this.#sender.soon()
    })
  }

  /** Changes files, null taking one away: one step to take back. */
  write(parts: Changes): void {
    const { texts, steps } = this.#held
    const step = Object.fromEntries(Object.entries(parts).flatMap(([path, after]) => (after === texts.textOf(path) ? [] : [[path, { before: texts.textOf(path), after }]])))
    if (Object.keys(step).length === 0) return
    steps.add(step, this.#clock())
    this.#put(parts)
  }

  undo(): void {
    const { texts, steps } = this.#held
    this.#put(steps.undo((path) => texts.textOf(path)))
  }

  redo(): void {
    const { texts, steps } = this.#held
    this.#put(steps.redo((path) => texts.textOf(path)))
  }

  /** Settles a file that both changed: conflict key → whose holds. */
  settle(path: string, choices: Readonly<Record<string, Side>>): void {
    this.#held.texts.settle(path, choices)
    this.#put({})
  }

  /** Asks what others have changed. */
  news(): Promise<void> {
    return this.#sender.inTurn(async () => {
      const held = this.#held
      if (!held.draft) return
      const answer = await this.#server.news(held.draft.id, held.draft.revision)
      if (!answer.ok) return answer.refusal.code === 'NOT_FOUND' ? this.#sender.leaveGone() : undefined
      const { files, paths: _, ...draft } = answer.data.state
      if (draft.base !== held.draft.base) return this.#sender.reopen()
      held.texts.hear({ ...answer.data.state, files })
      held.draft = draft
      held.keep()
      this.#sender.soon()
    })
  }

  /** @returns the revision that holds everything; null where something is not there yet */
  async saved(): Promise<number | null> {
    await this.#sender.inTurn(() => this.#sender.flush())
    const { texts, draft } = this.#held
    return texts.pending().length === 0 && texts.contested.length === 0 ? (draft?.revision ?? null) : null
  }

  /** Another version is live: what belongs to no draft lies over it from now on. */
  goLive(live: LiveFiles): void {
    const held = this.#held
    held.live = live
    if (held.draft) return
    held.texts.beginUnder(live.files, [])
    held.keep()
  }

  /** The server can be reached again, or the page comes into sight. */
  wake(): void {
    this.#sender.forgive()
    this.#sender.soon(0)
  }

  /** Sends what is left while the page goes away; whether it arrives nobody hears, so the next page takes it over at once. */
  end(): void {
    this.#sender.stop()
    const { texts, draft } = this.#held
    this.#held.keepAt(0)
    if (draft && texts.pending().length > 0) void this.#server.save(draft.id, draft.base, texts.send())
  }

  #put(parts: Changes): void {
    this.#held.texts.put(parts)
    this.#held.keep()
    this.#sender.soon()
  }
}
