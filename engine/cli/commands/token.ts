import { EngineError } from '../../kernel/errors.ts'
import type { Actor } from '../../model/types.ts'
import { openPlatform, type Platform } from '../../platform/index.ts'
import { insertAudit, openStore } from '../../store/index.ts'
import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

export const token: Command = {
  usage: "token create --user LOGIN [--dealership CODE|'*'] [--name TEXT] | list --user LOGIN | revoke ID --user LOGIN",
  summary: 'API tokens for GraphQL; a new one is shown once, * (or nothing) is all that the user may see',
  run: async ([verb = '', ...rest], context) => {
    if (verb === 'create') return add(rest, context)
    if (verb === 'list') return list(rest, context)
    if (verb === 'revoke') return revoke(rest, context)
    throw new UsageError(verb === '' ? 'Something is missing.' : `Unknown: token ${verb}`)
  },
}

async function add(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { options } = readArguments(args, 0, ['user', 'dealership', 'name'])
  const login = demandUser(options.user)
  const { databaseUrl, system } = await open()
  const platform = await openPlatform(databaseUrl)
  try {
    const text = await create(platform, login, options.dealership ?? '*', options.name ?? 'made on the command line')
    await audit(databaseUrl, system, login, options.dealership ?? '*')
    print(text)
    return 0
  } finally {
    await platform.close()
  }
}

async function list(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { options } = readArguments(args, 0, ['user'])
  const login = demandUser(options.user)
  const { engine, system } = await open()
  const tokens = await engine.accounts.tokens(system, login)
  for (const { id, name, dealership, lastUsedAt, revokedAt } of tokens) print(`${id}  ${dealership ?? '*'}  ${revokedAt ? `revoked ${revokedAt}` : `used ${lastUsedAt ?? 'never'}`}  ${name}`)
  if (tokens.length === 0) print('None.')
  return 0
}

async function revoke(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { words, options } = readArguments(args, 1, ['user'])
  const login = demandUser(options.user)
  const { engine, system } = await open()
  await engine.accounts.revokeToken(system, words[0] ?? '', login)
  print('Revoked.')
  return 0
}

function demandUser(login: string | undefined): string {
  if (login) return login
  throw new UsageError('--user LOGIN is missing.')
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
