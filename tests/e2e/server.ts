/** The server of the browser tests: `npm start` on an empty throw-away database. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { openTestServer } from '../../engine/cli/database.ts'
import { createDatabase, databaseUrl, dropDatabase } from '../../engine/store/databases.ts'

const root = resolve(import.meta.dirname, '../..')
const server = await openTestServer(root)
const name = `e2e_${process.env.PORT}`
await dropDatabase(server.url, name)
await createDatabase(server.url, name)

const env = { ...process.env, DATABASE_URL: databaseUrl(server.url, name), PITLANE_DEMO: 'on', PITLANE_LOG_LEVEL: process.env.PITLANE_LOG_LEVEL ?? 'warn' }
const child = spawn(process.execPath, [resolve(root, 'engine/cli/start.ts')], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', async (code) => {
  await dropDatabase(server.url, name)
  await server.close()
  process.exit(code ?? 1)
})
