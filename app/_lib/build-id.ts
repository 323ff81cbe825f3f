import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Id of the build that runs; null while developing, when every file may change at any moment. */
export async function buildId(): Promise<string | null> {
  if (process.env.NODE_ENV !== 'production') return null
  return (await readFile(join(/* turbopackIgnore: true */ process.cwd(), '.next', 'BUILD_ID'), 'utf8')).trim()
}
