import type { MessageRow } from '../../store/index.ts'
import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

export const messages: Command = {
  usage: 'messages list [--status waiting|sending|sent|failed|unknown|dismissed] | resend ID | dismiss ID',
  summary: 'what left the house, or did not; sends again what failed or may not have arrived, or lays it aside',
  run: async ([verb = '', ...rest], context) => {
    if (verb === 'list') return list(rest, context)
    if (verb !== 'resend' && verb !== 'dismiss') throw new UsageError(verb === '' ? 'Something is missing.' : `Unknown: messages ${verb}`)
    const { words } = readArguments(rest, 1)
    const { engine, system } = await context.open()
    await engine.messages[verb](system, words[0] ?? '')
    context.print(verb === 'resend' ? 'It waits for the next worker.' : 'Laid aside.')
    return 0
  },
}

async function list(args: readonly string[], { open, print }: CommandContext): Promise<number> {
  const { options } = readArguments(args, 0, ['status'])
  const { engine, system } = await open()
  const rows = await engine.messages.list(system, options.status)
  for (const row of rows) print(lineOf(row))
  if (rows.length === 0) print('None.')
  return 0
}

const lineOf = ({ id, createdAt, status, attempts, channel, recipient, entity, recordId, lastError }: MessageRow): string =>
  [id, createdAt, `${status}${attempts > 1 ? ` (${attempts} attempts)` : ''}`, `${channel}:${recipient}`, `${entity ?? ''} ${recordId ?? ''}`.trim(), lastError ?? ''].join('  ').trimEnd()
