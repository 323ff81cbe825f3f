/**
 * Whether the job queue keeps its word here: a job is there exactly when its transaction was committed, is begun
 * at once, and runs again within a minute after its worker was killed. `node tests/torture/job-queue.ts`
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openJobs } from '../../engine/jobs/index.ts'
import { openStore } from '../../engine/store/index.ts'
import { withDatabase } from './support/database.ts'

const rounds = 3
const mostSeconds = 60

interface Told {
  readonly at: number
  readonly worker: number
  readonly key: string
}

/** A process of its own that does jobs: says which it has begun, and ends only those that are not told to hang. */
async function work(url: string): Promise<void> {
  const jobs = await openJobs({ databaseUrl: url, report: (error) => console.error(String(error)) })
  const begin = async (key: string): Promise<void> => {
    console.log(`begun ${key}`)
    if (key.startsWith('hang') && process.env.HANG) await new Promise(() => undefined)
  }
  await jobs.startWorker({ handlers: { message: begin }, loops: [] })
  console.log('ready')
}

async function openWorker(url: string, hang: boolean, told: Told[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [import.meta.filename, 'work', url], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, HANG: hang ? '1' : '' } })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const ready = new Promise<void>((done) => {
    lines.on('line', (line) => {
      if (line === 'ready') done()
      else told.push({ at: Date.now(), worker: child.pid ?? 0, key: line.split(' ')[1] ?? '' })
    })
  })
  await ready
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function until(what: string, seconds: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function prove(url: string): Promise<void> {
  // Several processes may open the queues of an empty database at once.
  const all = await Promise.all(Array.from({ length: 4 }, () => openJobs({ databaseUrl: url, report: (error) => console.error(String(error)) })))
  const [jobs, ...others] = all
  if (!jobs) throw new Error('no queue')
  await Promise.all(others.map((one) => one.close()))
  const store = openStore(url)
  for (let round = 1; round <= rounds; round++) {
    const told: Told[] = []
    const first = await openWorker(url, true, told)
    const sent = Date.now()
    await store.transaction((query) => jobs.enqueue(query, 'message', `hang-${round}`))
    await store
      .transaction(async (query) => {
        await jobs.enqueue(query, 'message', `taken-back-${round}`)
        throw new Error('taken back')
      })
      .catch(() => undefined)
    await until('a job is begun', 10, () => told.some(({ key }) => key === `hang-${round}`))
    console.log(`round ${round}: begun after ${(told[0]?.at ?? 0) - sent} ms`)
    await kill(first)
    const killed = Date.now()
    const second = await openWorker(url, false, told)
    await until("a killed worker's job runs again", mostSeconds, () => told.some(({ key, worker }) => key === `hang-${round}` && worker === second.pid))
    console.log(`round ${round}: again ${((told.at(-1)?.at ?? 0) - killed) / 1000} s after its worker was killed`)
    if (told.some(({ key }) => key.startsWith('taken-back'))) throw new Error('a job ran whose transaction was taken back')
    await kill(second)
  }
  await jobs.close()
  await store.close()
}

const [role, url] = process.argv.slice(2)
if (role === 'work' && url) await work(url)
else {
  await withDatabase(prove)
  console.log('job queue: holds')
}
