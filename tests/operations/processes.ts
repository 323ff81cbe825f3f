import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../engine/cli/port.ts'

/** A process of the server that this test started. */
export interface ServerProcess {
  readonly port: number
  readonly url: string
  readonly child: ChildProcess
  /** Lines of the log so far, parsed; what is no JSON is left out. */
  readonly lines: () => readonly Readonly<Record<string, unknown>>[]
  /** All it has printed. */
  readonly output: () => string
  /** Asks it to end, and waits; answers its exit code and how many milliseconds that took. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly milliseconds: number }>
}

const program = resolve(import.meta.dirname, 'server.ts')

/** Starts a server on the database and waits until it is ready. */
export async function startServer(databaseUrl: string, variables: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', PITLANE_DEMO: 'off', PITLANE_WORKER: 'off', PITLANE_RATE_LIMIT: 'off', NEXTAUTH_SECRET: 'x'.repeat(40), ...variables }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = once(child, 'exit')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${output}`)
    return (await statusOf(`${url}/readyz`)) === 200
  }).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    port,
    url,
    child,
    output: () => output,
    lines: () => output.split('\n').flatMap(parsed),
    stop: async (signal = 'SIGTERM') => {
      const begin = performance.now()
      child.kill(signal)
      await ended
      return { code: child.exitCode, milliseconds: performance.now() - begin }
    },
  }
}

function parsed(line: string): readonly Readonly<Record<string, unknown>>[] {
  return line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []
}

/** 0 where nobody answers. */
export const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => 0,
  )

/** Waits until it is so; gives up after a minute and a half: machines that run tests are busy. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 90_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('What was waited for did not happen.')
    await setTimeout(20)
  }
}
