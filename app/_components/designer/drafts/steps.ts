import { mergeTexts } from '../../../../engine/client.ts'

/** One's own changes that can be taken back, whatever others did in between. */
export type Step = Readonly<Record<string, { readonly before: string | null; readonly after: string | null }>>

const mostSteps = 100
/** Milliseconds within which what is typed into one file is one step. */
const oneStep = 800

export class Steps {
  #past: Step[] = []
  #future: Step[] = []
  #last = { path: '', at: 0 }

  get isUndoable(): boolean {
    return this.#past.length > 0
  }

  get isRedoable(): boolean {
    return this.#future.length > 0
  }

  add(step: Step, now: number): void {
    const [path, ...more] = Object.keys(step)
    const typed = path !== undefined && more.length === 0 ? path : ''
    const before = this.#past.at(-1)
    const goesOn = typed !== '' && typed === this.#last.path && now - this.#last.at <= oneStep
    if (goesOn && before?.[typed]) this.#past[this.#past.length - 1] = { [typed]: { before: before[typed].before, after: step[typed]?.after ?? null } }
    else this.#past = [...this.#past.slice(1 - mostSteps), step]
    this.#last = { path: typed, at: now }
    this.#future = []
  }

  /** Texts of the files without the last step, as they stand now. */
  undo(textOf: (path: string) => string | null): Readonly<Record<string, string | null>> {
    return this.#go(this.#past, this.#future, ({ before, after }) => ({ from: after, to: before }), textOf)
  }

  redo(textOf: (path: string) => string | null): Readonly<Record<string, string | null>> {
    return this.#go(this.#future, this.#past, ({ before, after }) => ({ from: before, to: after }), textOf)
  }

  clear(): void {
    this.#past = []
    this.#future = []
  }

  /** Where somebody else changed the same place since, theirs stays. */
  #go(from: Step[], onto: Step[], way: (change: Step[string]) => { readonly from: string | null; readonly to: string | null }, textOf: (path: string) => string | null): Readonly<Record<string, string | null>> {
    const step = from.pop()
    if (!step) return {}
    onto.push(step)
    this.#last = { path: '', at: 0 }
    return Object.fromEntries(
      Object.entries(step).map(([path, change]) => {
        const { from: was, to } = way(change)
        return [path, mergeTexts(was, textOf(path), to).text]
      }),
    )
  }
}
