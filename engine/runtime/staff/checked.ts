/** What people may type about people, made sure of once for every door. */
import { randomInt } from 'node:crypto'
import type { NewPerson, PersonChanges, ProfileChanges } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { locales } from '../../kernel/titles.ts'
import { canonicalLogin, type Profile } from '../../platform/index.ts'

const passwordBounds = { least: 8, most: 1000 } as const
const longest = { name: 120, position: 120, email: 254, phone: 40 } as const

const wrong = (pointer: string, reason: string, message: string): EngineError => new EngineError('BAD_INPUT', message, { issues: [{ pointer, message }], data: { reason } })

/** @throws EngineError BAD_INPUT */
export function checkedPassword(password: string): string {
  if (typeof password === 'string' && password.length >= passwordBounds.least && password.length <= passwordBounds.most) return password
  throw wrong('/password', 'password', `A password has from ${passwordBounds.least} to ${passwordBounds.most} characters.`)
}

/** The same with the telephone that somebody answers at. @throws EngineError BAD_INPUT */
export function checkedPerson({ extension, ...changes }: PersonChanges): Partial<Profile> {
  if (extension === undefined) return checkedProfile(changes)
  const text = String(extension ?? '').trim()
  if (!/^[\w*#+.@-]{0,40}$/.test(text)) throw wrong('/extension', 'extension', 'An extension has at most 40 digits or Latin letters, without spaces.')
  return { ...checkedProfile(changes), extension: text === '' ? null : text }
}

/** Small letters, digits, dots and hyphens: it can be spelt over the telephone. @throws EngineError BAD_INPUT */
export function checkedLogin(login: string): string {
  const canonical = canonicalLogin(String(login))
  if (/^[a-z0-9][a-z0-9._-]{1,59}$/.test(canonical)) return canonical
  throw wrong('/login', 'login', 'A login has 2 to 60 small Latin letters, digits, dots and hyphens, and begins with a letter or digit.')
}

/** Trimmed; what is empty is null. @throws EngineError BAD_INPUT */
export function checkedProfile(changes: ProfileChanges): Partial<Profile> {
  const given = Object.entries(changes).filter(([key, value]) => key in longest && value !== undefined) as [keyof typeof longest, string | null][]
  const profile = Object.fromEntries(given.map(([key, value]) => [key, checkedText(key, value)]))
  if ('name' in profile && profile.name === null) throw wrong('/name', 'name', 'A person needs a name.')
  if (typeof profile.email === 'string' && !/^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@.]+$/.test(profile.email)) throw wrong('/email', 'email', 'This is no e-mail address.')
  if (typeof profile.phone === 'string' && !/^[\d\s+()./-]{3,}$/.test(profile.phone)) throw wrong('/phone', 'phone', 'A phone number has digits, spaces, brackets and hyphens.')
  return profile
}

function checkedText(key: keyof typeof longest, value: string | null): string | null {
  // No text of the database holds the character zero, and no name a line break.
  const text = String(value ?? '').replaceAll('\u0000', '').replace(/\s+/g, ' ').trim()
  if (text.length > longest[key]) throw wrong(`/${key}`, 'too-long', `At most ${longest[key]} characters.`)
  return text === '' ? null : text
}

export const checkedLocale = ({ locale }: NewPerson): string => (locale !== undefined && (locales as readonly string[]).includes(locale) ? locale : 'en')

/** Without letters and digits that look alike; about 77 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password that can be read out: four groups of four. */
export function madeUpPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return Array.from({ length: 4 }, group).join('-')
}
