import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildId } from '../_lib/build-id.ts'

export const dynamic = 'force-dynamic'

/** The service worker; it names the build, so that browsers see a new one after every deploy. */
export async function GET(): Promise<Response> {
  const [build, source] = await Promise.all([buildId(), readFile(join(/* turbopackIgnore: true */ process.cwd(), 'app', '_worker', 'sw.js'), 'utf8')])
  return new Response(`const build = ${JSON.stringify(build)}\n${source}`, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/' } })
}
