import { readArguments } from './arguments.ts'
import { type Command, UsageError } from './command.ts'

export const sessions: Command = {
  usage: 'sessions list --user LOGIN | revoke --user LOGIN [--session ID]',
  summary: 'browsers somebody is signed in with; revoke signs out everywhere, or in the one session',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['user', 'session'])
    const [verb] = words
    if (verb !== 'list' && verb !== 'revoke') throw new UsageError(`Unknown: sessions ${verb}`)
    if (!options.user) throw new UsageError('--user LOGIN is missing.')
    const { engine, system } = await open()
    if (verb === 'list') {
      const alive = await engine.accounts.sessions(system, options.user)
      for (const { id, lastSeenAt, address, userAgent } of alive) print(`${id}  seen ${lastSeenAt}  ${address ?? '-'}  ${userAgent ?? '-'}`)
      if (alive.length === 0) print('None.')
      return 0
    }
    if (options.session) await engine.accounts.endSession(system, options.session, options.user)
    print(options.session ? 'Ended.' : `${await engine.accounts.endSessions(system, { login: options.user })} ended.`)
    return 0
  },
}
