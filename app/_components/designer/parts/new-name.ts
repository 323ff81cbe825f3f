import type { DraftFiles } from '../../../../engine/client.ts'
import { firstFree } from './fresh-name.ts'

const longest = 36

/** Name in the definitions for what is called so: `Calls, by day` → calls-by-day; no file of the draft has it yet. */
export function newName(files: DraftFiles, folder: string, title: string): string {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').slice(0, longest).replace(/-+$/, '')
  const base = words === '' ? folder.replace(/s$/, '') : words
  const isTaken = (name: string): boolean => Object.keys(files).some((path) => path.startsWith(`${folder}/${name}/`))
  return firstFree((n) => (n === 1 ? base : `${base}-${n}`), isTaken)
}
