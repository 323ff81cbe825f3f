/** What the engine is measured against: `node:http` and `pg`, hand-written SQL that answers the JSON itself, nothing checked. A child process of the bench. */
import { createServer } from 'node:http'
import pg from 'pg'
import { readCases } from './cases.ts'
import { type BareWrite, bareWrites } from './bare-writes.ts'
import { full } from './rows.ts'
import type { Settings } from './settings.ts'

const { url, sizes = full } = JSON.parse(process.argv[2] ?? '{}') as Settings
const pool = new pg.Pool({ connectionString: url, max: 10 })
const cases = readCases({ clients: [], deep: [], names: [], phones: [] }, sizes)

/** `sites`: dealerships of the row filter; null: no filter at all. */
interface Asked {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly sites: readonly string[] | null
}

async function read({ name, variables, sites }: Asked): Promise<string> {
  const one = cases.find((known) => known.name === name)
  if (!one) throw new Error(`There is no case “${name}”.`)
  const place = `$${one.parameters + 1}`
  const visible = (alias: string): string => (sites === null ? 'true' : sites.length === 1 ? `${alias}.dealership = ${place}` : `${alias}.dealership = any(${place}::text[])`)
  const text = one.sql.replace(/\$visible\((\w)\)/g, (_, alias: string) => visible(alias))
  const isFiltered = sites !== null && text.includes(place)
  const values = [...one.values(variables), ...(isFiltered ? [sites.length === 1 ? sites[0] : sites] : [])]
  const { rows } = await pool.query<string[]>({ ...(one.isPattern ? {} : { name: `${name.slice(0, 40)} ${sites === null ? 'all' : Math.min(sites.length, 2)}` }), text, values, rowMode: 'array' })
  return `{"data":${rows[0]?.[0]}}`
}

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Asked
    const write: BareWrite | undefined = bareWrites[asked.name]
    const answer = write ? write(pool, asked.variables) : read(asked)
    answer.then(
      (text) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
}).listen(0, '127.0.0.1', function (this: { address: () => unknown }) {
  process.send?.({ port: (this.address() as { port: number }).port })
})
