/** How often one may try to sign in. Nothing here depends on whether the account exists. */
import { createHash } from 'node:crypto'
import { senderOf } from '../kernel/addresses.ts'
import { EngineError } from '../kernel/errors.ts'
import { type Allowance, countAttempts, type Counted, dropExpiredAttempts, excuseAttempts, type Query } from '../store/index.ts'

const minute = 60_000
/** Somebody who guesses one password after another. */
const pairAllowance = { most: 10, window: 5 * minute }
/** Somebody who tries one password on many accounts; a whole office may stand behind one address. */
const addressAllowance = { most: 100, window: 15 * minute }
/** Many who guess at one account from many addresses. Its owner comes from an address that is known, and is let in. */
const loginAllowance = { most: 200, window: 60 * minute }
/** Failures that are written into the audit one by one, of everybody together. */
const auditAllowance: Allowance = { key: 'sign-in audit', most: 1000, window: 60 * minute }

export interface SignInLimits {
  /** Counts the attempt. @throws EngineError RATE_LIMITED (data.retryAfter: seconds) */
  readonly enter: (login: string, address: string | null) => Promise<Attempt>
}

export interface Attempt {
  readonly succeeded: () => Promise<void>
  /** What the audit should say of the failure; null: nothing, it knows of this row of failures. */
  readonly failed: () => Promise<string | null>
}

interface Options {
  readonly query: Query
  /** Whether somebody has signed in as `login` from this address before. */
  readonly knowsAddress: (login: string, address: string) => Promise<boolean>
  readonly now?: () => number
}

export function signInLimits({ query, knowsAddress, now = Date.now }: Options): SignInLimits {
  return {
    enter: async (login, address) => {
      const sender = senderOf(address)
      const keys = { pair: keyOf('pair', `${login} ${sender}`), address: keyOf('address', sender), login: keyOf('login', login) }
      const [pair, from] = await countAttempts(query, [{ key: keys.pair, ...pairAllowance }, { key: keys.address, ...addressAllowance }], now())
      demandWithin([pair, from], now())
      // Counted only where the attempt is made at all: one sender alone does not use up what an account bears.
      const [account] = await countAttempts(query, [{ key: keys.login, ...loginAllowance }], now())
      if (isExceeded(account) && !(address && (await knowsAddress(login, address)))) demandWithin([account], now())
      if (pair?.count === 1) await dropExpiredAttempts(query, now())
      return {
        succeeded: () => excuseAttempts(query, [keys.address, keys.login], [keys.pair]),
        failed: () => failureNote(query, pair, sender, now()),
      }
    },
  }
}

/** Of the key, its digest only: what people mistype into the login field is sometimes their password. */
const keyOf = (kind: string, text: string): string => `sign-in ${kind} ${createHash('sha256').update(text).digest('base64url')}`

const isExceeded = (counted: Counted | undefined): counted is Counted => counted !== undefined && counted.count > counted.most

function demandWithin(counted: readonly (Counted | undefined)[], now: number): void {
  const exceeded = counted.filter(isExceeded)
  if (exceeded.length === 0) return
  const retryAfter = Math.max(1, Math.ceil((Math.max(...exceeded.map(({ until }) => until)) - now) / 1000))
  throw new EngineError('RATE_LIMITED', 'Too many attempts to sign in.', { hint: `Try again in ${Math.ceil(retryAfter / 60)} min.`, data: { retryAfter } })
}

/** The first failure of a row and the one that ends it; of a flood over many logins no more than the audit bears. */
async function failureNote(query: Query, pair: Counted | undefined, sender: string, now: number): Promise<string | null> {
  if (!pair || (pair.count !== 1 && pair.count !== pair.most)) return null
  const [listed] = await countAttempts(query, [auditAllowance], now)
  const from = sender === '' ? '' : ` from ${sender}`
  if (!listed || listed.count <= listed.most) return `attempt ${pair.count}${from}`
  return listed.count === listed.most + 1 ? `more than ${listed.most} failures: others are not listed until ${new Date(listed.until).toISOString()}` : null
}
