import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What the build leaves beside a file that is worth it: the same, as small as it gets. */
const ending = '.br'
const types: Readonly<Record<string, string>> = { '.js': 'application/javascript; charset=UTF-8', '.css': 'text/css; charset=UTF-8' }

interface Packed {
  readonly file: string
  readonly type: string
  readonly size: number
}

function packedUnder(folder: string): ReadonlyMap<string, Packed> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return new Map(names.flatMap((name): readonly (readonly [string, Packed])[] => {
    const plain = name.slice(0, -ending.length)
    const type = types[extname(plain)]
    if (!name.endsWith(ending) || !type) return []
    const file = join(folder, name)
    return [[`/_next/static/${relative(folder, join(folder, plain)).split(sep).join('/')}`, { file, type, size: statSync(file).size }]]
  }))
}

/** Sends scripts and styles of the build packed ahead, to browsers that take them so. Answers false for whatever else is asked. */
export function openAssetDoor(root: string): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const packed = packedUnder(join(root, '.next', 'static'))
  return async ({ url = '', method, headers }, response) => {
    const found = method === 'GET' && /\bbr\b/.test(String(headers['accept-encoding'] ?? '')) ? packed.get(url.split('?', 1)[0] ?? '') : undefined
    if (!found) return false
    // The name changes with the content.
    response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'br', 'content-length': found.size, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
    await pipeline(createReadStream(found.file), response).catch((error: NodeJS.ErrnoException) => {
      // The reader left.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' || !response.destroyed) throw error
    })
    return true
  }
}
