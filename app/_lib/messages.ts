import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Messages = Record<string, Record<string, unknown>>

const cache = new Map<string, Promise<Messages>>()

/** All texts of a language: each file of app/_messages/<locale> is the namespace of its name. */
export function loadMessages(locale: string): Promise<Messages> {
  const known = process.env.NODE_ENV === 'production' ? cache.get(locale) : undefined
  const messages = known ?? readMessages(locale)
  cache.set(locale, messages)
  return messages
}

async function readMessages(locale: string): Promise<Messages> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'app', '_messages', locale)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  const entries = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8')
    return [file.slice(0, -'.json'.length), JSON.parse(text) as Record<string, unknown>] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
