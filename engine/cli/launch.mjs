// node engine/cli/launch.mjs <script> [arguments]: brings everything the script needs (packages, a Node that
// is new enough, the database client), then runs engine/cli/<script>.ts with it.
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { generateClient } from './launch/database-client.mjs'
import { heapBound } from './launch/heap.mjs'
import { modernNode } from './launch/modern-node.mjs'
import { installPackages } from './launch/packages.mjs'
import { giveUp, Refusal } from './launch/progress.mjs'

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..')
const [script, ...args] = process.argv.slice(2)

function requireWritable() {
  for (const folder of [root, join(root, '.pitlane')]) {
    try {
      if (folder !== root) mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch {
      throw new Refusal(`The folder ${folder} cannot be written to by this user.`, 'Pitlane keeps its packages, build and database there. Move the project to a folder of your own, or give yourself the right to write (chown).')
    }
  }
}

/** Runs the script; passes signals on, and ends with it. */
function hand(node) {
  // What Node makes of the sources is kept: every process begins in half the time.
  const env = { NODE_COMPILE_CACHE: join(root, '.pitlane', 'compiled'), ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...heapBound(script, args, process.env), join(root, 'engine', 'cli', `${script}.ts`), ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.off(signal, leave).on(signal, pass)
  child.on('error', giveUp)
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
  followNpm(pass)
}

/** When npm is killed nobody passes its signals on: then this is the signal. */
function followNpm(pass) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parents = npmChain()
  setInterval(() => npmChain() !== parents && pass('SIGTERM'), 1000).unref()
}

/** Our parent, and, where that is the shell npm puts between, the shell's. What lies beyond may end as it likes. */
function npmChain() {
  const parent = process.ppid
  try {
    const [, name, rest] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'))
    return /^(sh|dash|bash)$/.test(name) ? `${parent} ${rest.split(' ')[1]}` : `${parent}`
  } catch {
    return `${parent}`
  }
}

const leave = () => process.exit(130)
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

try {
  for (const signal of signals) process.on(signal, leave)
  requireWritable()
  const node = await modernNode(root)
  await installPackages(root)
  await generateClient(root, node)
  hand(node)
} catch (error) {
  giveUp(error)
}
