/** Words of a filter that mean something else for each reader and each day. */

export type RelativeWord = { readonly kind: 'me' } | { readonly kind: 'now' } | { readonly kind: 'day'; /** Days from today, before it where negative. */ readonly offset: number }

/** `$me`, `$now`, `$today`, `$today+7`, `$today-30`; null for a value that is none. */
export function relativeWord(value: unknown): RelativeWord | null {
  if (value === '$me') return { kind: 'me' }
  if (value === '$now') return { kind: 'now' }
  const match = typeof value === 'string' ? /^\$today(?:([+-]\d{1,4}))?$/.exec(value) : null
  return match ? { kind: 'day', offset: Number(match[1] ?? 0) } : null
}
