import { readArguments } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { mappingUsage, readMapping } from './mapping.ts'

export const rollback: Command = {
  usage: `rollback NUMBER [--note TEXT] ${mappingUsage}`,
  summary: 'make an earlier version live again, as a new version; “versions” lists them',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['note', 'map'])
    const id = Number(words[0])
    if (!Number.isSafeInteger(id)) throw new UsageError(`“${words[0]}” is no number of a version.`)
    const mapping = readMapping(options.map)
    const { engine, system } = await open()
    const made = await engine.rollback(system, id, options.note ?? null, mapping)
    print(`No. ${id} is live again: version ${made.version} (no. ${made.id}). A running server follows at once.`)
    return 0
  },
}
