import { EngineError } from '../../kernel/errors.ts'
import type { Actor } from '../../model/types.ts'
import { openPlatform, type Platform } from '../../platform/index.ts'
import { insertAudit, openStore } from '../../store/index.ts'
import { readArguments } from './arguments.ts'
import { type Command, UsageError } from './command.ts'

export const token: Command = {
  usage: "token create --user LOGIN [--dealership CODE|'*'] [--name TEXT]",
  summary: 'an API token for GraphQL, shown once; * (or nothing) is all that the user may see',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['user', 'dealership', 'name'])
    if (words[0] !== 'create') throw new UsageError(`Unknown: token ${words[0]}`)
    if (!options.user) throw new UsageError('--user LOGIN is missing.')
    const { databaseUrl, system } = await open()
    const platform = await openPlatform(databaseUrl)
    try {
      const text = await create(platform, options.user, options.dealership ?? '*', options.name ?? 'made on the command line')
      await audit(databaseUrl, system, options.user, options.dealership ?? '*')
      print(text)
      return 0
    } finally {
      await platform.close()
    }
  },
}

async function audit(databaseUrl: string, { id, name }: Actor, login: string, dealership: string): Promise<void> {
  const store = openStore(databaseUrl, { max: 1 })
  const entry = { at: new Date().toISOString(), actorId: id, actorName: name, dealership: dealership === '*' ? null : dealership, action: 'token' as const, note: `for ${login}` }
  await insertAudit(store.query, [entry]).finally(() => store.close())
}

async function create(platform: Platform, login: string, dealership: string, name: string): Promise<string> {
  const user = await platform.users.byLogin(login)
  if (!user) throw new EngineError('NOT_FOUND', `There is no user "${login}".`, { hint: `Known: ${(await platform.users.list()).map((known) => known.login).sort().join(', ') || 'none yet'}.` })
  const codes = (await platform.dealerships.list()).map(({ code }) => code)
  if (dealership !== '*' && !codes.includes(dealership)) throw new EngineError('NOT_FOUND', `There is no dealership "${dealership}".`, { hint: `Known: ${codes.join(', ')}, or * for all of the user's.` })
  const roles = await platform.memberships.of(user.id)
  const reaches = roles.some((role) => dealership === '*' || role.dealership === null || role.dealership === dealership)
  if (!reaches) throw new EngineError('FORBIDDEN', `${user.login} has no role ${dealership === '*' ? 'anywhere' : `in ${dealership}`}.`, { hint: 'Give the user a role there first, or choose another dealership.' })
  const { text } = await platform.tokens.create({ userId: user.id, name, dealership: dealership === '*' ? null : dealership })
  return text
}
