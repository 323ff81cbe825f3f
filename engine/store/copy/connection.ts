/** One connection that streams whole tables out of the database and into it, in the text format of COPY. */
import type pg from 'pg'
import { withClient } from '../databases.ts'
import { CopyIn } from './copy-in.ts'
import { CopyOut } from './copy-out.ts'

export interface CopyConnection {
  /** Runs one statement with parameters, or several without. */
  readonly run: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>
  /** Rows as lines of text, some at a time; reads no faster than they are taken. Take them to the end. */
  readonly copyOut: (text: string) => AsyncIterable<Buffer>
  /** Writes lines of text; answers how many rows they were. Nothing of them stays where `lines` throws. */
  readonly copyIn: (text: string, lines: AsyncIterable<Buffer>) => Promise<number>
}

/** Opens one connection for `work` and closes it. Numbers and moments come out so that they go in unchanged. */
export function withCopyConnection<T>(url: string, work: (connection: CopyConnection) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set datestyle = 'iso'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3")
    return work({
      run: async <Row extends object>(text: string, values?: readonly unknown[]) => rowsOf<Row>(await client.query<Row>(text, values ? [...values] : undefined)),
      copyOut: (text) => {
        const copy = new CopyOut(text)
        client.query(copy)
        return copy
      },
      copyIn: (text, lines) => {
        const copy = new CopyIn(text, lines)
        client.query(copy)
        return copy.done
      },
    })
  })
}

/** Several statements at once answer a list of results, which nobody reads. */
const rowsOf = <Row extends object>(result: pg.QueryResult<Row>): readonly Row[] => (Array.isArray(result) ? [] : result.rows)
