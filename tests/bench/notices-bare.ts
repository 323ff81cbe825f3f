/** The least there is between a write and a browser: a row, NOTIFY, LISTEN, a frame of an event stream. A child process of the bench. */
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'
import type { Settings } from './settings.ts'

const { url } = JSON.parse(process.argv[2] ?? '{}') as Settings
const pool = new pg.Pool({ connectionString: url, max: 10 })
await pool.query('create table if not exists public.bare_notice (id bigint generated always as identity, body text)')
const listener = new pg.Client({ connectionString: url })
const streams = new Set<ServerResponse>()
await listener.connect()
await listener.query('listen bare_notice')
listener.on('notification', ({ payload }) => {
  for (const stream of streams) stream.write(`event: next\ndata: ${payload}\n\n`)
})

createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':\n\n')
    streams.add(response)
    return void request.on('close', () => streams.delete(response))
  }
  let body = ''
  request.on('data', (piece) => (body += String(piece)))
  request.on('end', () => void pool.query(`with kept as (insert into public.bare_notice (body) values ($1)) select pg_notify('bare_notice', $1)`, [body]).then(() => response.end('{}')))
}).listen(0, '127.0.0.1', function (this: { address: () => unknown }) {
  process.send?.({ port: (this.address() as { port: number }).port })
})
