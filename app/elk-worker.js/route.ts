import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** ELK as it is published: its 1.6 MB are a program of their own, which bundlers take minutes to look through. */
export async function GET(): Promise<Response> {
  const source = await readFile(join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'elkjs', 'lib', 'elk-worker.min.js'), 'utf8')
  return new Response(source, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=86400' } })
}
