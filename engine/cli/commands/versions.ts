import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const versions: Command = {
  usage: 'versions',
  summary: 'what was published when and by whom, the live version first',
  run: async (args, { open, print }) => {
    readArguments(args, 0)
    const { engine, system } = await open()
    for (const { id, version, at, by, note, isLive } of await engine.versions(system)) print(`${isLive ? '*' : ' '} ${String(id).padStart(4)}  ${version.padEnd(10)} ${at}  ${by}${note === null ? '' : `  ${note}`}`)
    return 0
  },
}
