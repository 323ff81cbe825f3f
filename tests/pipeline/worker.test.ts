import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Command, UsageError } from '../../engine/cli/commands/command.ts'
import { messages } from '../../engine/cli/commands/messages.ts'
import { webhook } from '../../engine/cli/commands/webhook.ts'
import { systemActor } from '../../engine/index.ts'
import { openRelay, type Relay } from '../fixtures/relay.ts'
import { createTicket, sendTicket, type Ticket } from '../fixtures/relay-package.ts'
import { openSink, type Sink } from '../fixtures/sink.ts'

const root = resolve(import.meta.dirname, '../..')
let relay: Relay
let sink: Sink
beforeAll(async () => {
  relay = await openRelay()
  sink = await openSink()
})
afterAll(async () => {
  await relay?.close()
  await sink?.close()
})

/** Lines that a command prints. */
async function run(command: Command, ...args: readonly string[]): Promise<readonly string[]> {
  const printed: string[] = []
  const unused = (): never => expect.unreachable('commands of the outbox ask for nothing but the engine')
  await command.run(args, { root, print: (text) => printed.push(text), open: async () => ({ root, engine: relay.engine, databaseUrl: relay.url, system: systemActor }), database: unused, files: unused, log: unused })
  return printed
}
const go = async (title: string): Promise<Ticket> => {
  const { ticket } = await relay.ask<{ ticket: Ticket }>(createTicket, { title })
  return (await relay.ask<{ ticket: Ticket }>(sendTicket, { id: ticket.id, version: ticket.version, event: 'GO' })).ticket
}

it('webhooks are registered, listed and removed from the command line, the secret shown once', async () => {
  const [secret] = await run(webhook, 'add', 'sink', sink.url)
  expect(secret).toMatch(/^whsec_/)
  const listed = (await run(webhook, 'list')).join('\n')
  expect(listed).toContain(sink.url)
  expect(listed).not.toContain(secret)
  await run(webhook, 'add', 'sink', sink.url, '--dealership', 'north')
  await run(webhook, 'remove', 'sink', '--dealership', 'north')
  await expect(run(webhook, 'remove', 'sink', '--dealership', 'north')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(run(webhook, 'mend', 'sink')).rejects.toThrow(UsageError)
})

it('a worker of its own sends what servers write, tells of it in the list, and ends cleanly when it is asked to', async () => {
  await relay.engine.openJobs()
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: relay.url, PITLANE_DEMO: 'off', PITLANE_PRIVATE_WEBHOOKS: 'on', NEXTAUTH_SECRET: 'x'.repeat(40) }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(root, 'engine/cli/pitlane.ts'), 'worker'], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const ended = once(child, 'exit')
  try {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    await vi.waitFor(() => expect(output).toContain('Working.'), { timeout: 60_000 })
    const ticket = await go('Sent by another process')
    await sink.arrived(1)
    await vi.waitFor(async () => expect((await run(messages, 'list', '--status', 'sent')).join('\n')).toContain(ticket.id), { timeout: 10_000 })
    expect(await run(messages, 'list', '--status', 'failed')).toEqual(['None.'])
    await expect(run(messages, 'list', '--status', 'lost')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  } finally {
    child.kill('SIGTERM')
  }
  expect((await ended)[0]).toBe(0)
}, 90_000)
