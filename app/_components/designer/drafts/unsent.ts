/** What was changed and has not reached the server, kept in the browser until it has: a closed window loses nothing. */

/** A changed file, and what it was before as far as this browser knew. */
export interface UnsentFile {
  readonly text: string | null
  readonly before: string | null
}

export interface Unsent {
  /** null: the draft itself is still to be made. */
  readonly draft: string | null
  /** When; 0: its window has gone. */
  readonly at: number
  readonly files: Readonly<Record<string, UnsentFile>>
}

export interface UnsentStore {
  readonly keep: (unsent: Unsent) => void
  readonly drop: (draft: string | null) => void
  /** What other windows of this browser left behind for the draft; it is theirs no more. */
  readonly takeOver: (draft: string | null, now: number) => readonly Unsent[]
}

const prefix = 'pitlane-unsent'
/** Milliseconds in which another window is surely still busy sending. */
const busy = 3000

const isUnsent = (value: unknown): value is Unsent => typeof value === 'object' && value !== null && 'files' in value && 'at' in value

/** One entry for each person, draft and window, so that none takes what another one keeps. */
export function unsentStore(storageOf: () => Storage, user: string, tab: string): UnsentStore {
  const all = (draft: string | null): string => `${prefix} ${user} ${draft ?? 'new'} `
  const own = (draft: string | null): string => `${all(draft)}${tab}`
  return {
    keep: (unsent) => {
      try {
        storageOf().setItem(own(unsent.draft), JSON.stringify(unsent))
      } catch {
        // A full or forbidden store: the server has it in a moment.
      }
    },
    drop: (draft) => storageOf().removeItem(own(draft)),
    takeOver: (draft, now) => {
      const storage = storageOf()
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(all(draft)))
      return keys.flatMap((key) => {
        const kept = read(storage.getItem(key))
        if (!kept || (key !== own(draft) && now - kept.at < busy)) return []
        storage.removeItem(key)
        return [kept]
      })
    },
  }
}

function read(text: string | null): Unsent | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isUnsent(value) ? value : null
  } catch {
    return null
  }
}
