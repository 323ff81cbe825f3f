import { readArguments } from './arguments.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import type { Command } from './command.ts'

export const publish: Command = {
  usage: 'publish DIR [--dealership CODE] [--note TEXT]',
  summary: 'make a package, or the overlay of one dealership, the live version',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership', 'note'])
    const folder = folderOf(words[0] ?? '')
    const { engine, system } = await open()
    const files = candidateFiles(await engine.draft(system), folder, overlayCode(folder, options.dealership))
    const { id, version } = await engine.publish(system, files, options.note ?? null)
    print(`Published version ${version} (no. ${id}). A running server follows at once.`)
    return 0
  },
}
