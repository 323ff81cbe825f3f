import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

export const webhook: Command = {
  usage: 'webhook add CODE URL [--dealership CODE] | list | remove CODE [--dealership CODE]',
  summary: 'endpoints that definitions send to; the secret that signs what is sent is shown once, when one is added',
  run: async ([verb = '', ...rest], context) => {
    if (verb === 'add') return add(rest, context)
    if (verb === 'list') return list(rest, context)
    if (verb === 'remove') return remove(rest, context)
    throw new UsageError(verb === '' ? 'Something is missing.' : `Unknown: webhook ${verb}`)
  },
}

async function add(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { words, options } = readArguments(args, 2, ['dealership'])
  const [code = '', url = ''] = words
  const { engine, system } = await open()
  const { secret } = await engine.webhooks.add(system, { code, url, dealership: options.dealership ?? null })
  print(secret)
  return 0
}

async function list(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  readArguments(args, 0)
  const { engine, system } = await open()
  const rows = await engine.webhooks.list(system)
  for (const { code, dealership, url, isActive } of rows) print(`${code}  ${dealership ?? '*'}  ${url}${isActive ? '' : '  off'}`)
  if (rows.length === 0) print('None.')
  return 0
}

async function remove(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { words, options } = readArguments(args, 1, ['dealership'])
  const { engine, system } = await open()
  await engine.webhooks.remove(system, words[0] ?? '', options.dealership ?? null)
  print('Removed.')
  return 0
}
