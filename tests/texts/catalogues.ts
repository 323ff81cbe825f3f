import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'app', '_messages')

/** Every text of a language: `namespace:key.of.it` → text. */
export function catalogue(locale: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const file of readdirSync(join(folder, locale)).sort()) {
    flatten(`${file.slice(0, -'.json'.length)}:`, JSON.parse(readFileSync(join(folder, locale, file), 'utf8')), texts)
  }
  return texts
}

function flatten(prefix: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(prefix, value)
  else for (const [key, inner] of Object.entries(value as object)) flatten(`${prefix}${prefix.endsWith(':') ? '' : '.'}${key}`, inner, into)
}
