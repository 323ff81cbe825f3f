import pg from 'pg'
import { gather } from './gather.ts'
import { makeRoom, type Prepared } from './prepared.ts'

/**
 * A few connections that are each sent one statement after the other without waiting for answers. Statements in a
 * lane wait for those before them, so only such go here that are known to be quick.
 */
export interface Lanes {
  /** The first row, each column as text. */
  readonly read: (statement: Prepared, values: readonly unknown[]) => Promise<Row>
  readonly close: () => Promise<void>
}

export type Row = readonly (string | null)[]

const lanes = 6

interface Lane {
  readonly client: pg.Client
  readonly ready: Promise<unknown>
  waiting: number
}

interface DataRow {
  readonly fields: Row
}

type Done = (error: Error | null, row?: Row) => void

/** A query that keeps the first row as it came: nothing of it is parsed. */
class RowQuery extends pg.Query {
  row: Row = []
  callback: Done
  constructor({ name, text }: Prepared, values: readonly unknown[], done: Done) {
    super({ ...(name === null ? {} : { name }), text, values: [...values] })
    this.callback = (error) => done(error, this.row)
  }
  handleRowDescription(): void {}
  handleDataRow({ fields }: DataRow): void {
    this.row = fields
  }
  handleCommandComplete(): void {}
}

export function openLanes(config: pg.ClientConfig): Lanes {
  const open: Lane[] = []
  const begin = (): Lane => {
    const client = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig)
    const lane: Lane = { client, ready: client.connect(), waiting: 0 }
    const leave = (): void => void (open.includes(lane) && open.splice(open.indexOf(lane), 1))
    client.on('error', leave)
    client.on('end', leave)
    lane.ready.catch(leave)
    open.push(lane)
    return lane
  }
  const shortest = (): Lane => {
    const [first, ...rest] = open
    const best = first && rest.reduce((least, lane) => (lane.waiting < least.waiting ? lane : least), first)
    return best && (best.waiting === 0 || open.length >= lanes) ? best : begin()
  }
  return {
    read: async (statement, values) => {
      const lane = shortest()
      lane.waiting++
      try {
        await lane.ready
        void makeRoom(lane.client, statement.name)
        return await new Promise<Row>((resolve, reject) => {
          // All that is asked in one turn of the event loop.
          gather(lane.client, setImmediate)
          lane.client.query(new RowQuery(statement, values, (error, row = []) => (error ? reject(error) : resolve(row))))
        })
      } finally {
        lane.waiting--
      }
    },
    close: async () => {
      await Promise.all(open.splice(0).map(({ client }) => client.end()))
    },
  }
}
