import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Which processes use a server: one file per process id. The last one to leave stops the server, so that
 * `npm start` and `npm run pitlane` share one, and a killed process holds nothing.
 */
export function takeLease(folder: string): void {
  held.set(folder, (held.get(folder) ?? 0) + 1)
  mkdirSync(join(folder, 'leases'), { recursive: true })
  writeFileSync(join(folder, 'leases', String(process.pid)), '')
}

/** How often this process has taken the lease of a server, and not given it back. */
const held = new Map<string, number>()

/** Gives a lease of this process back. True: neither it nor anybody else alive holds another one. */
export function dropLease(folder: string): boolean {
  const left = (held.get(folder) ?? 0) - 1
  if (left > 0) {
    held.set(folder, left)
    return false
  }
  held.delete(folder)
  const leases = join(folder, 'leases')
  rmSync(join(leases, String(process.pid)), { force: true })
  const alive = readdirSync(leases).filter((name) => isAlive(Number(name)) || void rmSync(join(leases, name), { force: true }))
  return alive.length === 0
}

/** Whether a process with this id runs, ours or not. One that ended but that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
