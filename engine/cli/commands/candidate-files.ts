import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { overlayFile, readFolder } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'

/** Folder as typed, from where the person stands (npm changes to the project's folder). */
export function folderOf(typed: string): string {
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), typed)
  if (existsSync(folder)) return folder
  throw new EngineError('BAD_INPUT', `There is no folder ${folder}.`, { hint: 'Give the folder of a package (with manifest.json) or of an overlay (with overlay.json).' })
}

/** Dealership whose overlay lies in the folder; null: it is a package. */
export function overlayCode(folder: string, given: string | undefined): string | null {
  const file = join(folder, 'overlay.json')
  if (!existsSync(file)) {
    if (given === undefined) return null
    throw new EngineError('BAD_INPUT', `There is no overlay.json in ${folder}.`, { hint: `For the overlay of ${given} give the folder that holds it; without --dealership the whole package is meant.` })
  }
  const named = /"dealership"\s*:\s*"([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1]
  const code = given ?? named
  if (code) return code
  throw new EngineError('BAD_INPUT', `${file} does not say which dealership it is for.`, { hint: 'Add "dealership" to it, or give --dealership CODE.' })
}

/** What would be live: the folder's package with the overlays of now, or the package of now with the folder's overlay. */
export function candidateFiles(live: DraftFiles, folder: string, code: string | null): DraftFiles {
  if (code !== null) return { ...live, [overlayFile(code)]: readFileSync(join(folder, 'overlay.json'), 'utf8') }
  const own = readFolder(folder)
  const kept = Object.entries(live).filter(([path]) => path.startsWith('overlays/') && !(path in own))
  return { ...own, ...Object.fromEntries(kept) }
}
