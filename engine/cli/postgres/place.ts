import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { canReach, type Identity, serverIdentity } from './identity.ts'

export interface Place {
  /** Folder of one server: data, password, port, log, leases. */
  readonly folder: string
  readonly data: string
  readonly bin: string
  readonly identity: Identity
}

/** Folder under /var/lib for a project that another user may not enter (a clone under /root). */
function outside(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  return join('/var/lib/pitlane', `${basename(dirname(dirname(folder)))}-${key}`, basename(folder))
}

function reachableBinaries(binaries: Binaries, identity: Identity): string {
  if (canReach(identity, join(binaries.folder, 'bin', 'postgres'))) return binaries.folder
  const copy = join('/var/lib/pitlane', `postgresql-${binaries.version}`)
  if (!existsSync(copy)) {
    const part = `${copy}.${process.pid}`
    cpSync(binaries.folder, part, { recursive: true, verbatimSymlinks: true })
    renameSync(part, copy)
  }
  return copy
}

function madeFor(identity: Identity, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid)
}

/**
 * Where the server lives: `wanted`, or, as root in a folder the server's user may not enter, under
 * /var/lib/pitlane together with a copy of the programs.
 */
export function placeFor(wanted: string, binaries: Binaries): Place {
  const identity = serverIdentity(join(wanted, 'data'))
  mkdirSync(dirname(wanted), { recursive: true })
  const folder = canReach(identity, dirname(wanted)) ? wanted : outside(wanted)
  madeFor(identity, folder)
  return { folder, data: join(folder, 'data'), bin: join(reachableBinaries(binaries, identity), 'bin'), identity }
}
