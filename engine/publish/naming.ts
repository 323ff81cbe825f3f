import type { PackageDefinition } from '../definition/types.ts'
import { titleOf, type Titles } from '../kernel/titles.ts'
import type { Entity, Machine } from '../model/types.ts'
import { isoDuration } from '../workflow/index.ts'

/** How a plan speaks of what definitions name. */
export interface Naming {
  readonly title: (titles: Partial<Titles> | undefined) => string | null
  readonly entity: (entity: string) => string
  readonly state: (entity: Pick<Entity, 'machine'>, key: string) => string
  /** A delay: a length, or the name of a moment. */
  readonly delay: (delay: string) => string
}

/** By the names that files and the command line use. */
export const byName: Naming = { title: (titles) => titles?.en ?? null, entity: (name) => name, state: (_, key) => key, delay: (delay) => delay }

/** In the words of people who read that language. */
export function inWords(locale: string, { entities }: PackageDefinition): Naming {
  const title = (titles: Partial<Titles> | undefined): string | null => (titles?.en === undefined || titles.ru === undefined ? null : titleOf({ ...titles, en: titles.en, ru: titles.ru }, locale))
  return {
    title,
    entity: (name) => title(entities[name]?.entity.titles) ?? name,
    state: ({ machine }, key) => title(stateTitles(machine, key)) ?? key,
    delay: (delay) => lengthIn(locale, delay) ?? delay,
  }
}

const stateTitles = (machine: Machine | null, key: string): Titles | undefined => machine?.states.get(key)?.titles

const units = { week: 604_800_000, day: 86_400_000, hour: 3_600_000, minute: 60_000 } as const

/** A length in the largest unit that says it whole: `P2D` → 2 days; null for what is none. */
export function lengthIn(locale: string, text: string): string | null {
  const length = isoDuration(text)
  const found = length === null || length === 0 ? undefined : Object.entries(units).find(([, one]) => length % one === 0)
  return found && length !== null ? new Intl.NumberFormat(locale, { style: 'unit', unit: found[0], unitDisplay: 'long' }).format(length / found[1]) : null
}
