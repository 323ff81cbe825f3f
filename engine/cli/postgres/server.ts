import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { EngineError } from '../../kernel/errors.ts'
import type { Place } from './place.ts'
import { runningServer } from './running.ts'

const windows = process.platform === 'win32'

/** Runs one of the PostgreSQL programs; rejects with what it printed. */
function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.bin, windows ? `${program}.exe` : program), args, {
      ...place.identity,
      cwd: place.folder,
      // pg_ctl hands its output on to the server, which outlives us: a pipe would keep this process waiting.
      stdio: ['ignore', program === 'pg_ctl' ? 'ignore' : 'pipe', program === 'pg_ctl' ? 'ignore' : 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(output.trim() || `${program} ended with code ${code}`))))
  })
}

/** Writes a small file that only the server's user (and root) may read. */
function writeOwned(place: Place, path: string, text: string, mode = 0o600): void {
  writeFileSync(path, text, { mode })
  chmodSync(path, mode)
  if (place.identity.uid !== undefined && place.identity.gid !== undefined) chownSync(path, place.identity.uid, place.identity.gid)
}

export function passwordOf(place: Place): string {
  const file = join(place.folder, 'password')
  if (!existsSync(file)) writeOwned(place, file, randomBytes(18).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

/**
 * Character classes decide what trigram search sees: with `C` it ignores Cyrillic. The first locale that
 * this system knows is taken.
 */
const characterTypes = windows ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']

/** Makes the data folder once. Built aside and renamed, so that an interrupted first start leaves nothing half made. */
export async function initialise(place: Place): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return
  passwordOf(place)
  const fresh = `${place.data}.${process.pid}`
  let failure: unknown
  for (const ctype of characterTypes) {
    rmSync(fresh, { recursive: true, force: true })
    const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C', `--lc-ctype=${ctype}`]
    const access = ['--username=pitlane', '--auth=scram-sha-256', `--pwfile=${join(place.folder, 'password')}`]
    try {
      await run(place, 'initdb', [`--pgdata=${fresh}`, ...locale, ...access, '--no-instructions', '--no-sync'])
      failure = undefined
      break
    } catch (error) {
      failure = error
    }
  }
  if (failure) throw new EngineError('CONFIGURATION', `The bundled PostgreSQL could not create its data folder: ${(failure as Error).message}`, { hint: `Check that ${place.folder} is writable and the disk is not full, or set DATABASE_URL.`, cause: failure })
  appendFileSync(join(fresh, 'postgresql.conf'), "\ninclude_if_exists 'pitlane.conf'\n")
  if (existsSync(place.data)) rmSync(fresh, { recursive: true })
  else renameSync(fresh, place.data)
}

/** The remembered port while it is free, else a free one. */
async function portFor(place: Place): Promise<number> {
  const file = join(place.folder, 'port')
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (remembered && (await freePort(remembered))) || (await freePort(0))
  if (!port) throw new EngineError('CONFIGURATION', 'No free port for the database was found.', { hint: 'Set DATABASE_URL to a PostgreSQL of your own.' })
  writeOwned(place, file, String(port), 0o644)
  return port
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(null))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : null))
    })
  })
}

/** Starts the server on an initialised folder and waits until it answers. `settings`: lines of postgresql.conf. */
export async function start(place: Place, settings: readonly string[]): Promise<number> {
  const port = await portFor(place)
  const sockets = windows ? [] : ["unix_socket_directories = ''"]
  const own = [`port = ${port}`, "listen_addresses = '127.0.0.1'", ...sockets, "timezone = 'UTC'", "log_timezone = 'UTC'", "lc_messages = 'C'"]
  writeOwned(place, join(place.data, 'pitlane.conf'), `${[...own, ...settings].join('\n')}\n`)
  const log = join(place.folder, 'server.log')
  writeOwned(place, log, '')
  try {
    await run(place, 'pg_ctl', ['start', '-w', '-t', '60', '-s', '-D', place.data, '-l', log])
    return port
  } catch (cause) {
    // Another process of ours may have been quicker.
    const other = runningServer(place.data)
    if (other) return other.port
    const last = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join('\n')
    throw new EngineError('UNAVAILABLE', `The bundled PostgreSQL did not start: ${last || (cause as Error).message}`, { hint: `Its log is ${log}. To use a database of your own, set DATABASE_URL.`, cause })
  }
}

export async function stop(place: Place): Promise<void> {
  if (runningServer(place.data)) await run(place, 'pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '30', '-s', '-D', place.data])
}
