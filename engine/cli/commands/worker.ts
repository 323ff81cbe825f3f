import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const worker: Command = {
  usage: 'worker',
  summary: 'does jobs (timers, messages) in a process of its own, until it is stopped; the servers may then run with PITLANE_WORKER=off',
  run: async (args, { open, log, print }) => {
    readArguments(args, 0)
    const lines = log()
    const { engine } = await open(lines.report)
    await engine.startWorker()
    print('Working. Ctrl-C stops it; what is running is finished first.')
    lines.takeConsole()
    // Ends with the process: stopping it closes the engine, and with it the worker.
    return new Promise<number>(() => undefined)
  },
}
