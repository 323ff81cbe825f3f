import { inRequest } from '../kernel/request-context.ts'
import { uuidv7 } from '../kernel/uuid.ts'

/** Work of its own rhythm that a worker keeps going: timers that come due, messages left behind, rows that have served. */
export interface Loop {
  readonly name: string
  /** Begins; the answer stops it and waits for what is running. */
  readonly start: () => Promise<() => Promise<void>>
}

interface Rhythm {
  readonly name: string
  /** Milliseconds from the end of one run to the begin of the next. */
  readonly every: number
  /** Does what is due; may answer in how many milliseconds to look again. */
  readonly work: () => Promise<number | undefined>
  /** Hears of a run that failed; the next one comes all the same. */
  readonly report: (error: unknown) => void
}

/** A loop that works at once and then again and again, one run at a time. */
export function rhythm({ name, every, work, report }: Rhythm): Loop {
  return {
    name,
    start: async () => {
      let stopped = false
      let timer: NodeJS.Timeout | undefined
      let running: Promise<void> = Promise.resolve()
      const run = async (): Promise<void> => {
        const next = await inRequest({ id: `${name}-${uuidv7()}`, codes: [] }, work).catch((error: unknown) => void report(error))
        if (!stopped) timer = setTimeout(begin, next ?? every)
      }
      const begin = (): void => {
        running = run()
      }
      begin()
      return async () => {
        stopped = true
        clearTimeout(timer)
        await running
      }
    },
  }
}
