/** Phone numbers out of messy text (T-53): every number with its type word and label, in normal form. */

export interface PhoneNumber {
  /** `+79044673715`, or the bare digits of a local number. */
  readonly normal: string
  readonly kind: 'mobile' | 'home' | 'work' | 'fax' | null
  readonly label: string | null
  /** Fewer digits than a number has: kept as typed, not to be dialled. */
  readonly isIncomplete: boolean
  /** Called a mobile number, with the seven digits of a local one: worth asking about. */
  readonly isShortMobile: boolean
}

const kinds: readonly (readonly [RegExp, PhoneNumber['kind']])[] = [
  [/^(моб|сот|mob|cell)/i, 'mobile'],
  [/^(дом|home)/i, 'home'],
  [/^(раб|work)/i, 'work'],
  [/^(факс|fax)/i, 'fax'],
]

/** Country code of the numbering plan that local numbers belong to. */
const country = '7'

/**
 * @param areaCode prefixed to 7-digit local numbers ('' leaves them local)
 */
export function parsePhones(text: string, areaCode = ''): readonly PhoneNumber[] {
  const pieces = [...text.matchAll(/([^\d+]*)(\+?\d[\d\s()-]*)([^\d+]*)/g)]
  return pieces.flatMap((piece, i) => {
    const before = i === 0 ? (piece[1] ?? '') : ''
    const kind = kindOf(i === 0 ? before : (pieces[i - 1]?.[3] ?? ''))
    const label = labelOf(piece[3] ?? '')
    return splitRun(piece[2] ?? '').map((digits) => ({ ...normalise(digits, areaCode), isShortMobile: kind === 'mobile' && digits.length === 7, kind, label }))
  })
}

/** A number with an area code: whoever calls from it may stand written down without the code. */
export const fixedLine = /^\+7[^9]\d{9}$/

/** Whether the number, in normal form, is one of those in the text, written down with its area code or without. */
export function isAmong(number: string, text: string, areaCode: string): boolean {
  const isLocal = (digits: string): boolean => fixedLine.test(number) && digits.length === 7 && number.endsWith(digits)
  return parsePhones(text, areaCode).some(({ normal }) => normal === number) || parsePhones(text).some(({ normal }) => isLocal(normal))
}

/** One run of digits may hold two numbers, parted by a space: each part long enough to be one. */
function splitRun(run: string): readonly string[] {
  const parts = run.trim().split(/\s+/).map((part) => part.replace(/\D/g, ''))
  return parts.length > 1 && parts.every((part) => part.length >= 7) ? parts : [parts.join('')]
}

function normalise(digits: string, areaCode: string): { normal: string; isIncomplete: boolean } {
  const full = (national: string) => ({ normal: `+${country}${national}`, isIncomplete: false })
  // An area code typed in front of a mobile number by habit: the mobile number is the last ten digits.
  if (digits.length === 13 && digits[3] === '9') return full(digits.slice(3))
  if (digits.length === 11 && /^[78]/.test(digits)) return full(digits.slice(1))
  // Ten digits from 89 on are a mobile number with its last digit cut off.
  if (digits.length === 10 && !digits.startsWith('89')) return full(digits)
  if (digits.length === 7) return areaCode ? full(`${areaCode}${digits}`) : { normal: digits, isIncomplete: false }
  return { normal: digits, isIncomplete: true }
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}.]+/gu) ?? []

function kindOf(text: string): PhoneNumber['kind'] {
  for (const word of wordsOf(text)) for (const [pattern, kind] of kinds) if (pattern.test(word)) return kind
  return null
}

function labelOf(text: string): string | null {
  return wordsOf(text).find((word) => !kinds.some(([pattern]) => pattern.test(word))) ?? null
}
