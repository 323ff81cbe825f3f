import { EngineError } from '../../kernel/errors.ts'
import { lru } from '../../kernel/lru.ts'

/** What one person sends through one process. */
export interface UploadLimits {
  /** Begins an upload; `end` says how many bytes came. @throws EngineError RATE_LIMITED (data.retryAfter: seconds) */
  readonly begin: (person: string) => { readonly end: (bytes: number) => void }
}

const mostAtOnce = 6
/** An hour's bytes, in files of the largest size. */
const filesAnHour = 30
const hour = 3_600_000

/** `largest`: bytes of the largest file. `now`: milliseconds of a clock that never goes back. */
export function uploadLimits(largest: number, now: () => number = () => performance.now()): UploadLimits {
  const known = lru<string, { running: number; bytes: number; since: number }>(10_000)
  return {
    begin: (person) => {
      const one = known.get(person) ?? { running: 0, bytes: 0, since: now() }
      known.set(person, one)
      if (now() - one.since > hour) Object.assign(one, { bytes: 0, since: now() })
      if (one.running >= mostAtOnce) throw refuse(2)
      if (one.bytes >= largest * filesAnHour) throw refuse(Math.ceil((one.since + hour - now()) / 1000))
      one.running++
      return {
        end: (bytes) => {
          one.running--
          one.bytes += bytes
        },
      }
    },
  }
}

const refuse = (retryAfter: number): EngineError => new EngineError('RATE_LIMITED', 'Too many files at once.', { hint: `Nothing was kept. Send it again in ${retryAfter} s.`, data: { retryAfter } })
