import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Settings } from './settings.ts'

export interface Server {
  readonly port: number
  readonly pid: number
  readonly stop: () => void
}

/** A server of the bench as a process of its own. */
export async function startServer(file: string, settings: Settings): Promise<Server> {
  const child: ChildProcess = fork(resolve(import.meta.dirname, file), [JSON.stringify(settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { port } = await new Promise<{ port: number }>((done, fail) => {
    child.once('message', (message) => done(message as { port: number }))
    child.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)))
  })
  return { port, pid: child.pid as number, stop: () => void child.kill() }
}

/** Clock ticks of Linux in a second. */
const ticks = 100

/** Seconds of processor time that a process has used; 0 where the system does not tell. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid)
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticks : 0
}

/** Seconds of processor time of PostgreSQL: the server with all its children, those that ended included. */
export function cpuOfPostgres(postmaster: number): number {
  const own = statOf(postmaster)
  const ended = own ? (Number(own[13]) + Number(own[14])) / ticks : 0
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.[1] === String(postmaster))
  return cpuOf(postmaster) + ended + children.reduce((sum, name) => sum + cpuOf(Number(name)), 0)
}

/** Fields of /proc/<pid>/stat after the name of the program: state, parent, … */
function statOf(pid: number): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
