/** One process of an installation: the API over HTTP, and publishing when it is told to. A child of the program beside it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DraftFiles, StateMapping } from '../../../engine/engine.ts'
import { createEngine, systemActor } from '../../../engine/index.ts'

export interface PublishOrder {
  readonly files: DraftFiles
  readonly note: string
  readonly mapping: StateMapping
}

/** What the process tells: where it listens, then of each publication what came of it; null: all is well. */
export type Told = { readonly port: number } | { readonly published: string | null }

const tell = (told: Told): void => void process.send?.(told)

const engine = await createEngine({ databaseUrl: process.argv[2] ?? '', demo: false })
const handler = engine.graphqlHandler(async () => null)
// As long as the real server's: whoever waits behind a publication keeps the connection.
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => void handler(request, response))
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }))
process.on('message', ({ files, note, mapping }: PublishOrder) => {
  engine.publish(systemActor, files, note, undefined, mapping).then(
    () => tell({ published: null }),
    (error: unknown) => tell({ published: `${String(error)} ${JSON.stringify((error as { issues?: unknown }).issues)}` }),
  )
})
process.on('disconnect', () => process.exit(0))
