import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

type Verb = (args: readonly string[], context: CommandContext) => Promise<number>

export const integration: Command = {
  usage: 'integration add CODE INTAKE [--dealership CODE] | rotate CODE | revoke CODE | lines CODE NUMBER=DEALERSHIP… | list | events [--status waiting|fetching|done|failed|refused] [--call ID] | retry EVENT',
  summary: 'connections of systems that tell of calls; the secret that signs what they send is shown once, when a connection is added or its secret renewed',
  run: async ([verb = '', ...rest], context) => {
    const work = verbs[verb]
    if (!work) throw new UsageError(verb === '' ? 'Something is missing.' : `Unknown: integration ${verb}`)
    return work(rest, context)
  },
}

const verbs: Readonly<Record<string, Verb>> = {
  add: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 2, ['dealership'])
    const [code = '', intake = ''] = words
    const { engine, system } = await open()
    print((await engine.integrations.add(system, { code, intake, dealership: options.dealership ?? null })).secret)
    return 0
  },
  rotate: async (args, { open, print }) => {
    const { words } = readArguments(args, 1)
    const { engine, system } = await open()
    print((await engine.integrations.rotate(system, words[0] ?? '')).secret)
    print('The secret until now is good for another day.')
    return 0
  },
  revoke: async (args, { open, print }) => {
    const { words } = readArguments(args, 1)
    const { engine, system } = await open()
    await engine.integrations.revoke(system, words[0] ?? '')
    print('Revoked.')
    return 0
  },
  lines: async ([code = '', ...pairs], { open, print }) => {
    const lines = pairs.map((pair) => pair.split('='))
    if (code === '' || lines.some((pair) => pair.length !== 2)) throw new UsageError('Something is missing.')
    const { engine, system } = await open()
    await engine.integrations.setLines(system, code, Object.fromEntries(lines) as Record<string, string>)
    print('Changed.')
    return 0
  },
  list: async (args, { open, print }) => {
    readArguments(args, 0)
    const { engine, system } = await open()
    const rows = await engine.integrations.list(system)
    for (const { code, intake, dealership, isActive, lastEventAt, failed } of rows) print([code, intake, dealership ?? '*', isActive ? '' : 'revoked', lastEventAt ?? 'nothing yet', failed > 0 ? `${failed} failed` : ''].filter((part) => part !== '').join('  '))
    if (rows.length === 0) print('None.')
    return 0
  },
  events: async (args, { open, print }) => {
    const { options } = readArguments(args, 0, ['status', 'call'])
    const { engine, system } = await open()
    const rows = await engine.integrations.events(system, { status: options.status, call: options.call })
    for (const { id, receivedAt, status, call, type, record, note } of rows) print([id, receivedAt, status, call ?? '', type, record ? `${record.entity} ${record.id}` : '', note ?? ''].join('  ').trimEnd())
    if (rows.length === 0) print('None.')
    return 0
  },
  retry: async (args, { open, print }) => {
    const { words } = readArguments(args, 1)
    const { engine, system } = await open()
    await engine.integrations.retry(system, words[0] ?? '')
    print('It waits for the next worker.')
    return 0
  },
}
