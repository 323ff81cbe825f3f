import { type WireConnection, WireStatement } from './submittable.ts'

/** `copy … from stdin`, fed no faster than the server takes it. */
export class CopyIn extends WireStatement {
  /** Rows written. */
  readonly done: Promise<number>
  readonly #lines: AsyncIterable<Buffer>
  #resolve: (rows: number) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #rows = 0
  /** What ended it; the first reason counts. */
  #failure: { readonly reason: unknown } | null = null
  #drained: () => void = () => undefined

  constructor(text: string, lines: AsyncIterable<Buffer>) {
    super(text)
    this.#lines = lines
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  protected override begin(): void {}

  override handleCopyInResponse(connection: WireConnection): void {
    void this.#feed(connection)
  }

  async #feed(connection: WireConnection): Promise<void> {
    try {
      for await (const piece of this.#lines) {
        if (this.#failure) return
        connection.sendCopyFromChunk(piece)
        if (connection.stream.writableNeedDrain) await this.#drain(connection)
      }
      if (!this.#failure) connection.endCopyFrom()
    } catch (reason) {
      this.#failure ??= { reason }
      connection.sendCopyFail('the source of the rows failed')
    }
  }

  #drain({ stream }: WireConnection): Promise<void> {
    return new Promise((resolve) => {
      this.#drained = resolve
      stream.once('drain', resolve)
    })
  }

  override handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)
  }

  override handleError(error: Error): void {
    this.#failure ??= { reason: error }
    this.#drained()
    this.#reject(this.#failure.reason)
  }

  override handleReadyForQuery(): void {
    if (this.#failure) this.#reject(this.#failure.reason)
    else this.#resolve(this.#rows)
  }
}
