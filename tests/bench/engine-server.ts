/** The engine behind `node:http`, as the app serves it: token, rights, limits and audit on. A child process of the bench. */
import { createServer } from 'node:http'
import { createEngine } from '../../engine/index.ts'
import type { Settings } from './settings.ts'

const { url } = JSON.parse(process.argv[2] ?? '{}') as Settings
const engine = await createEngine({ databaseUrl: url, demo: false })
const handler = engine.graphqlHandler(async () => null)
createServer((request, response) => void handler(request, response)).listen(0, '127.0.0.1', function (this: { address: () => unknown }) {
  process.send?.({ port: (this.address() as { port: number }).port })
})
