import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { OpenedFile } from '../../engine/client.ts'

/** What a browser shows by itself; everything else is saved. No drawing: it may hold programs. */
const shown = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp', 'application/pdf', 'audio/mpeg', 'audio/ogg', 'audio/ogg; codecs=opus', 'audio/wav', 'audio/x-m4a', 'audio/mp4'])

/** Nothing that stands in a file runs here, or reaches anything. The reader of PDFs does not open where it is shut in as a whole. */
const policyOf = (mediaType: string): string => `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'${mediaType === 'application/pdf' ? '' : '; sandbox'}`

/** Sends a file, or the part of it that is asked for. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: OpenedFile, { isDownload, isPreview }: { readonly isDownload: boolean; readonly isPreview: boolean }): Promise<void> {
  const { mediaType, name, size } = file
  const tag = `"${file.sha256.slice(0, 32)}${isPreview ? '-p' : ''}"`
  const place = !isDownload && shown.has(mediaType) ? 'inline' : 'attachment'
  for (const [header, value] of Object.entries({
    'content-type': mediaType,
    'content-disposition': `${place}; ${fileNameParameter(name)}`,
    'content-security-policy': policyOf(mediaType),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // Rights may end: they are asked for each time.
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: tag,
  })) response.setHeader(header, value)
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end()
  const range = rangeOf(request, size, tag)
  if (range === 'impossible') return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
  const length = range ? range.end - range.start + 1 : size
  if (range) response.setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`)
  response.writeHead(range ? 206 : 200, { 'content-length': length })
  if (request.method === 'HEAD' || length === 0) return void response.end()
  await pipeline(await file.read(range ?? undefined), response).catch((error: NodeJS.ErrnoException) => {
    // The reader left.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' || !response.destroyed) throw error
  })
}

/** As RFC 6266 has it: old programs take the plain name, all others the whole one. */
function fileNameParameter(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${whole}`
}

interface Range {
  readonly start: number
  readonly end: number
}

/** One part, both ends included; null: all of it, also where several are asked for. */
function rangeOf({ headers }: IncomingMessage, size: number, tag: string): Range | 'impossible' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  if (headers['if-range'] !== undefined && headers['if-range'] !== tag) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || (from === '' && Number(to) === 0) ? 'impossible' : { start, end }
}
