import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { openTestServer } from '../../../engine/cli/database.ts'
import { createDatabase, databaseUrl, dropDatabase } from '../../../engine/store/databases.ts'
import { migrate } from '../../../engine/store/migrate.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Runs `work` with a migrated database of its own on the test server, dropped afterwards. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await openTestServer(root)
  const name = `torture_${randomBytes(4).toString('hex')}`
  await createDatabase(server.url, name)
  const url = databaseUrl(server.url, name)
  try {
    await migrate(url, resolve(root, 'prisma/migrations'))
    return await work(url)
  } finally {
    await dropDatabase(server.url, name)
    await server.close()
  }
}
