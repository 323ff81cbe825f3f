import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { overlayFile } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { readArguments } from './arguments.ts'
import { writeFiles } from './candidate-files.ts'
import type { Command } from './command.ts'

export const exportFiles: Command = {
  usage: 'export DIR|FILE.zip [--dealership CODE]',
  summary: 'write the live package, or the overlay of one dealership, into an empty folder; as FILE.zip the package with all overlays',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership'])
    const typed = words[0] ?? ''
    const { engine, system } = await open()
    const live = await engine.draft(system)
    if (typed.endsWith('.zip')) {
      const file = newFile(typed)
      chosenFiles(live, options.dealership)
      writeFileSync(file, await engine.pack(system, live, options.dealership ?? null))
      print(`Written to ${file}`)
      return 0
    }
    const folder = emptyFolder(typed)
    const files = chosenFiles(live, options.dealership)
    writeFiles(folder, files)
    print(`${Object.keys(files).length} files written to ${folder}`)
    return 0
  },
}

/** Nothing that lies there is overwritten. */
function newFile(typed: string): string {
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), typed)
  if (existsSync(file)) throw new EngineError('BAD_INPUT', `There is a file ${file} already.`, { hint: 'Give a new name.' })
  return file
}

/** Never mixed with what lies there: a definition that is gone would stay. */
function emptyFolder(typed: string): string {
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), typed)
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new EngineError('BAD_INPUT', `The folder ${folder} is not empty.`, { hint: 'Give a new folder.' })
  return folder
}

function chosenFiles(live: DraftFiles, dealership: string | undefined): DraftFiles {
  if (dealership === undefined) return Object.fromEntries(Object.entries(live).filter(([path]) => !path.startsWith('overlays/')))
  const overlay = live[overlayFile(dealership)]
  if (overlay !== undefined) return { 'overlay.json': overlay }
  const known = Object.keys(live).flatMap((path) => /^overlays\/(.+)\.json$/.exec(path)?.[1] ?? [])
  throw new EngineError('NOT_FOUND', `The dealership "${dealership}" has no overlay.`, { hint: known.length > 0 ? `There are overlays of: ${known.join(', ')}.` : 'No dealership has one yet.' })
}
