import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { step } from './launch/progress.mjs'
import { run } from './launch/run.mjs'

/** What the production build is made of; definitions are data and not among it. */
const sources = ['app', 'engine', 'public', 'next.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
const left = /(\.test\.tsx?|[/\\](generated|cli))$/

/** Bytes below which packing saves nothing worth a file. */
const smallest = 1024
const pack = promisify(brotliCompress)

function filesUnder(path: string): string[] {
  if (left.test(path) || !existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

function sourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(join(root, source))).sort()) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds the pages where the build is missing or its sources changed. `signal` stops it. */
export async function buildPages(root: string, signal?: AbortSignal): Promise<void> {
  const stamp = join(root, '.next', 'pitlane-sources')
  const wanted = sourceHash(root)
  if (existsSync(stamp) && existsSync(join(root, '.next', 'BUILD_ID')) && readFileSync(stamp, 'utf8') === wanted) return
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  await step('Building the pages', () => run(process.execPath, [next, 'build'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, ...(signal && { signal }) }))
  await packAssets(join(root, '.next', 'static'))
  writeFileSync(stamp, wanted)
}

/** Scripts and styles as small as they get, beside them: what is sent many times is packed once. */
async function packAssets(folder: string): Promise<void> {
  const files = filesUnder(folder).filter((file) => /\.(js|css)$/.test(file) && statSync(file).size > smallest)
  await Promise.all(files.map(async (file) => writeFileSync(`${file}.br`, await pack(readFileSync(file)))))
}
