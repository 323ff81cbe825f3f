import { type WireConnection, WireStatement } from './submittable.ts'

/** Bytes that are handed on at once, and how many such pieces may wait before the server is made to. */
const pieceBytes = 65_536
const mostWaiting = 8

/** `copy … to stdout` as a stream that is read no faster than it is taken. */
export class CopyOut extends WireStatement implements AsyncIterable<Buffer> {
  #connection: WireConnection | null = null
  readonly #pieces: Buffer[] = []
  #rows: Buffer[] = []
  #bytes = 0
  #isOver = false
  #error: Error | null = null
  #wake: () => void = () => undefined

  protected override begin(connection: WireConnection): void {
    this.#connection = connection
  }

  override handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // The parser writes over its buffer.
    this.#rows.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes < pieceBytes) return
    this.#handOn()
    if (this.#pieces.length >= mostWaiting) this.#connection?.stream.pause()
  }

  #handOn(): void {
    if (this.#bytes > 0) this.#pieces.push(Buffer.concat(this.#rows))
    this.#rows = []
    this.#bytes = 0
    this.#wake()
  }

  override handleError(error: Error): void {
    this.#error = error
    this.#isOver = true
    this.#wake()
  }

  override handleReadyForQuery(): void {
    this.#isOver = true
    this.#handOn()
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Buffer> {
    try {
      for (;;) {
        const piece = this.#pieces.shift()
        if (piece) yield piece
        else if (this.#error) throw this.#error
        else if (this.#isOver) return
        else await this.#more()
      }
    } finally {
      // Whoever leaves before the end cannot use the connection any more: its rest would have to be read.
      if (!this.#isOver) this.#connection?.stream.destroy()
    }
  }

  #more(): Promise<void> {
    this.#connection?.stream.resume()
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}
