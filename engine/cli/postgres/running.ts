import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './leases.ts'

export interface Running {
  readonly pid: number
  readonly port: number
}

/** The program behind a process id; '' where it can't be told. */
function programOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/**
 * The server that runs on this data folder, from its postmaster.pid. A file left by a killed server is
 * removed: while its process id belongs to anything else, PostgreSQL itself would refuse to start.
 */
export function runningServer(data: string): Running | null {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  const program = pid && isAlive(pid) ? programOf(pid) : null
  if (program === null || (program !== '' && !program.includes('postgres'))) {
    rmSync(file, { force: true })
    return null
  }
  return port ? { pid, port } : null
}
