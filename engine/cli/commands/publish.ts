import { readArguments } from './arguments.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import type { Command } from './command.ts'
import { mappingUsage, readMapping } from './mapping.ts'

export const publish: Command = {
  usage: `publish DIR|ZIP [--dealership CODE] [--note TEXT] ${mappingUsage}`,
  summary: 'make a package, or the overlay of one dealership, the live version',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership', 'note', 'map'])
    const mapping = readMapping(options.map)
    const folder = await folderOf(words[0] ?? '')
    const { engine, system } = await open()
    const files = candidateFiles(await engine.draft(system), folder, overlayCode(folder, options.dealership))
    const { id, version } = await engine.publish(system, files, options.note ?? null, undefined, mapping)
    print(`Published version ${version} (no. ${id}). A running server follows at once.`)
    return 0
  },
}
