import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { overlayFile, readFolder } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { unpackFiles } from '../../transfer/packages/unpack-files.ts'

/** Folder as typed, from where the person stands (npm changes to the project's folder); of a package in one file, a folder with what is in it. */
export async function folderOf(typed: string): Promise<string> {
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), typed)
  if (!existsSync(folder)) throw new EngineError('BAD_INPUT', `There is no folder ${folder}.`, { hint: 'Give the folder of a package (with manifest.json) or of an overlay (with overlay.json), or a ZIP that "export" wrote.' })
  return statSync(folder).isFile() ? unpacked(folder) : folder
}

async function unpacked(file: string): Promise<string> {
  const files = await unpackFiles(readFileSync(file))
  const folder = mkdtempSync(join(tmpdir(), 'pitlane-package-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const [only, ...others] = Object.keys(files)
  const isOverlay = others.length === 0 && only?.startsWith('overlays/') === true
  writeFiles(folder, isOverlay ? { 'overlay.json': files[only] ?? '' } : files)
  return folder
}

export function writeFiles(folder: string, files: DraftFiles): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
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
