import type pg from 'pg'

interface Stream {
  readonly cork: () => void
  readonly uncork: () => void
  readonly writableCorked: number
}

/** What is asked before `later` calls back goes out in one write; by itself that is until the code at work waits for something. */
export function gather(client: pg.ClientBase, later: (release: () => void) => unknown = process.nextTick): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Stream } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  later(() => stream.uncork())
}
