import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { EngineError } from '../../kernel/errors.ts'

/** Who runs the PostgreSQL programs; {} is whoever runs this process. */
export interface Identity {
  readonly uid?: number
  readonly gid?: number
}

const idOf = (option: '-u' | '-g', user: string): number => Number(execFileSync('id', [option, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

function account(user: string): Identity | null {
  try {
    return { uid: idOf('-u', user), gid: idOf('-g', user) }
  } catch {
    return null
  }
}

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the existing data, else as `postgres`,
 * which is created where the system has none.
 */
export function serverIdentity(data: string): Identity {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(data)) {
    const { uid, gid } = statSync(data)
    if (uid !== 0) return { uid, gid }
  }
  const known = account('postgres')
  if (known) return known
  spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' })
  const made = account('postgres')
  if (made) return made
  throw new EngineError('CONFIGURATION', 'PostgreSQL does not run as root, and a user "postgres" could not be created.', {
    hint: 'Run Pitlane as an ordinary user, create the user "postgres" (useradd --system postgres), or set DATABASE_URL.',
  })
}

/** Whether that identity can reach and use the path: every parent must be traversable for it. */
export function canReach(identity: Identity, path: string): boolean {
  if (identity.uid === undefined) return true
  return spawnSync('test', ['-x', path], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0
}
