import type { Socket } from 'node:net'
import type pg from 'pg'

/** The part of a connection of `pg` that COPY needs and its types do not tell of. */
export interface WireConnection {
  readonly stream: Socket
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
}

/** What a client of `pg` calls while the server answers a statement; COPY has use for a few of them. */
export abstract class WireStatement implements pg.Submittable {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  submit(connection: pg.Connection): void {
    this.begin(connection as unknown as WireConnection)
    ;(connection as unknown as WireConnection).query(this.#text)
  }

  protected abstract begin(connection: WireConnection): void
  abstract handleError(error: Error): void
  abstract handleReadyForQuery(): void

  handleCommandComplete(_message: { readonly text: string }): void {}
  handleCopyInResponse(connection: WireConnection): void {
    connection.sendCopyFail('nothing is copied in here')
  }
  handleCopyData(_message: { readonly chunk: Buffer }): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}
