/** Statements that go out together: one barrier stands behind all of them, so the server answers them in one go. What follows a failure is not carried out. */
import pg from 'pg'

/** A statement and who hears of it. `name` null: it is prepared for this once. */
export interface Said {
  readonly name: string | null
  readonly text: string
  readonly values: readonly unknown[]
  readonly done: (error: Error | null, result: pg.QueryResult) => void
}

/** What a connection of `pg` knows and its types do not tell of. */
interface Wire extends pg.Connection {
  readonly parsedStatements: Record<string, string>
  /** Sent to be prepared, not answered yet. */
  readonly submittedNamedStatements: Record<string, string>
}

/** The part of `pg.Query` that writes one statement down and reads its answer. */
interface Part {
  name: string | undefined
  readonly text: string
  readonly _result: { _types: unknown }
  readonly prepare: (connection: Wire) => void
  readonly handleRowDescription: (message: unknown) => void
  readonly handleDataRow: (message: unknown) => void
  readonly handleCommandComplete: (message: unknown, connection: Wire) => void
  readonly handleReadyForQuery: (connection: Wire) => void
  readonly handleError: (error: Error, connection: Wire) => void
}

const Statement = pg.Query as unknown as new (text: string, values: readonly unknown[], done: Said['done']) => Part

function partOf({ name, text, values, done }: Said): Part {
  const part = new Statement(text, values, done)
  part.name = name ?? undefined
  return part
}

/** For `pg` it is one query, whose name and text are those of the statement that is answered next. */
export class Batch extends pg.Query {
  readonly #parts: readonly Part[]
  #next = 0
  declare name: string | undefined
  declare text: string
  declare readonly _result: { readonly _types: unknown }

  constructor(said: readonly Said[]) {
    super({ text: '' })
    this.#parts = said.map(partOf)
    this.#turn()
    this.submit = (connection) => this.#submit(connection as Wire)
  }

  #submit(connection: Wire): void {
    const chunks: Buffer[] = []
    const gathered = gathering(connection, chunks)
    for (const part of this.#parts) {
      part._result._types = this._result._types
      part.prepare(gathered)
    }
    pg.Connection.prototype.sync.call(gathered)
    connection.stream.write(Buffer.concat(chunks))
  }

  #turn(): void {
    const part = this.#parts[this.#next]
    this.name = part?.name
    this.text = part?.text ?? ''
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#next]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#next]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    const part = this.#parts[this.#next++]
    this.#turn()
    part?.handleCommandComplete(message, connection)
    part?.handleReadyForQuery(connection)
  }

  handleReadyForQuery(): void {}

  handleError(error: Error, connection: Wire): void {
    const left = this.#parts.slice(this.#next)
    this.#next = this.#parts.length
    for (const part of left) {
      // Nobody has prepared it.
      if (part.name) delete connection.submittedNamedStatements[part.name]
      part.handleError(error, connection)
    }
  }
}

/** Takes what is written to the connection, but for the barriers between the statements. */
function gathering({ parsedStatements, submittedNamedStatements }: Wire, chunks: Buffer[]): Wire {
  const stream = { writable: true, write: (chunk: Buffer) => chunks.push(chunk) }
  return Object.assign(Object.create(pg.Connection.prototype), { parsedStatements, submittedNamedStatements, stream, sync: () => undefined })
}
