import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { signatureOf } from '../../channels/webhook/signature.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { replayOf } from './replay.ts'

const byDefault = 'http://localhost:3000'

export const calls: Command = {
  usage: 'calls replay FILE [--integration CODE] [--to URL] [--speed N]',
  summary: 'tells recorded events of calls (JSON lines) as if they happened now, signed; --speed 10 is ten times as fast, 0 at once; the secret is the connection’s own, or PITLANE_INTAKE_SECRET for another installation',
  run: async ([verb = '', ...rest], context) => {
    if (verb !== 'replay') throw new UsageError(verb === '' ? 'Something is missing.' : `Unknown: calls ${verb}`)
    return replay(rest, context)
  },
}

async function replay(args: readonly string[], context: CommandContext): Promise<number> {
  const { words, options } = readArguments(args, 1, ['integration', 'to', 'speed'])
  const speed = Number(options.speed ?? 1)
  if (!(speed >= 0)) throw new UsageError(`“${options.speed}” is no speed.`)
  const file = words[0] ?? ''
  const steps = replayOf(readFileSync(file, 'utf8'), { now: new Date(), speed, run: uuidv7().slice(-8) })
  const { url, sign } = await targetOf(options, context)
  const began = performance.now()
  let refused = 0
  for (const { wait, event } of steps) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait - (performance.now() - began))))
    const body = JSON.stringify(event)
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-pitlane-signature': sign(body) }, body })
    if (!answer.ok) refused++
    context.print(`${String(event.type).padEnd(9)} ${event.call}  ${answer.status} ${(await answer.text()).slice(0, 200)}`)
  }
  context.print(`${basename(file)}: ${steps.length - refused} of ${steps.length} events were taken.`)
  return refused === 0 ? 0 : 1
}

/** Where it goes, and what signs it. */
async function targetOf({ to, integration }: Readonly<Record<string, string | undefined>>, context: CommandContext): Promise<{ readonly url: string; readonly sign: (body: string) => string }> {
  const secret = process.env.PITLANE_INTAKE_SECRET
  const address = (code: string): string => (to === undefined ? `${byDefault}/api/intake/${code}` : new URL(to).pathname === '/' ? new URL(`/api/intake/${code}`, to).href : to)
  if (secret !== undefined) {
    if (to === undefined && integration === undefined) throw new UsageError('Say where to: --to URL.')
    return { url: address(integration ?? ''), sign: (body) => signatureOf(secret, body, new Date()) }
  }
  const { engine, system } = await context.open()
  const known = (await engine.integrations.list(system)).filter(({ isActive }) => isActive)
  const one = integration === undefined ? (known.length === 1 ? known[0] : undefined) : known.find(({ code }) => code === integration)
  if (!one) throw new UsageError(known.length === 0 ? 'There is no connection yet: integration add CODE INTAKE.' : `Say which connection: --integration ${known.map(({ code }) => code).join(' | ')}.`)
  return { url: address(one.code), sign: await engine.integrations.sign(system, one.code) }
}
