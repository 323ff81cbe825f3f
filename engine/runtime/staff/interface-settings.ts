/** What somebody chose for themselves, as stored and as everybody else reads it. */
import type { InterfaceSettings } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'

type Kind = readonly (string | boolean)[]

/** Every preference there is: its possible values, the default first. */
const kinds = {
  density: ['normal', 'compact', 'comfortable'],
  theme: ['auto', 'light', 'dark'],
  navigation: ['full', 'slim'],
  sounds: [false, true],
  toasts: [true, false],
} as const satisfies Record<keyof InterfaceSettings, Kind>

const fits = (kind: Kind, value: unknown): boolean => (kind as readonly unknown[]).includes(value)

/** Whole, whatever is stored: what is missing or unknown by now has its default. */
export function settingsOf(stored: unknown): InterfaceSettings {
  const known = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, fits(kind, known[name]) ? known[name] : kind[0]])) as unknown as InterfaceSettings
}

/** @throws EngineError BAD_INPUT for a preference or value that there is not */
export function checkedSettings(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries(changes)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : undefined
    if (kind === undefined || !fits(kind, value)) throw new EngineError('BAD_INPUT', `There is no such preference: ${name.slice(0, 40)}.`, { hint: `Known: ${Object.keys(kinds).join(', ')}.` })
  }
  return changes
}
