import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { overlayFile } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const exportFiles: Command = {
  usage: 'export DIR [--dealership CODE]',
  summary: 'write the live package, or the overlay of one dealership, into an empty folder',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership'])
    const folder = emptyFolder(words[0] ?? '')
    const { engine, system } = await open()
    const files = chosenFiles(await engine.draft(system), options.dealership)
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    print(`${Object.keys(files).length} files written to ${folder}`)
    return 0
  },
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
