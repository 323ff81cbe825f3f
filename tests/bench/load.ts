/** A small load generator: keep-alive connections that each send the next request once the last is answered. */
import { connect, type Socket } from 'node:net'

/** Requests as they go over the wire, made beforehand. */
export type Requests = (i: number) => Buffer

export function requestText(path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n${lines.join('')}\r\n${body}`)
}

export interface Answered {
  readonly requests: number
  readonly seconds: number
}

/** Sends for as many seconds over `connections`; every answer must be 200 and hold data. */
export async function load(port: number, requests: Requests, connections: number, seconds: number): Promise<Answered> {
  const end = performance.now() + seconds * 1000
  const start = performance.now()
  let [next, answered] = [0, 0]
  const work = async (): Promise<void> => {
    const line = await openLine(port)
    while (performance.now() < end) {
      check(await line.ask(requests(next++)))
      answered++
    }
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return { requests: answered, seconds: (performance.now() - start) / 1000 }
}

function check(answer: Buffer): void {
  if (!answer.subarray(0, 12).toString().endsWith(' 200') || answer.includes('"errors":[')) throw new Error(answer.toString().slice(0, 1000))
}

export interface Line {
  /** The whole answer, head and body. */
  readonly ask: (request: Buffer) => Promise<Buffer>
  readonly close: () => void
}

export async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let parts: Buffer[] = []
  let missing = -1
  let done: (answer: Buffer) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  socket.on('data', (part: Buffer) => {
    parts.push(part)
    if (missing < 0) {
      const head = parts.length === 1 ? part : Buffer.concat(parts)
      const size = sizeOf(head)
      if (size === null) return
      missing = size - head.length
    } else missing -= part.length
    if (missing > 0) return
    const whole = parts.length === 1 ? part : Buffer.concat(parts)
    parts = []
    missing = -1
    done(whole)
  })
  socket.on('error', (error) => fail(error))
  socket.on('close', () => fail(new Error('The server closed the connection.')))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        done = resolve
        fail = reject
        socket.write(request)
      }),
    close: () => void socket.end(),
  }
}

/** Bytes of head and body; null while the head is not whole. */
function sizeOf(bytes: Buffer): number | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = /content-length: (\d+)/i.exec(bytes.subarray(0, end).toString('latin1'))?.[1]
  if (length === undefined) throw new Error(`An answer says nothing of its length: ${bytes.subarray(0, end).toString('latin1')}`)
  return end + 4 + Number(length)
}
