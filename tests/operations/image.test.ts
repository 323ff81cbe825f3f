/** Docker does not run here: the files for it are held to what is in the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentNames } from '../../engine/cli/environment.ts'
import { heapBound } from '../../engine/cli/launch/heap.mjs'

const root = resolve(import.meta.dirname, '../..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const dockerfile = read('Dockerfile')
const compose = read('compose.yaml')
const manifest = JSON.parse(read('package.json')) as { engines: { node: string } }

/** Instructions with their words; lines that go on are joined. */
const instructions = dockerfile
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line): readonly [string, string] => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)])
const all = (name: string): readonly string[] => instructions.flatMap(([word, rest]) => (word === name ? [rest] : []))
const programs = (text: string): readonly string[] => [...text.matchAll(/engine\/cli\/[\w./-]+/g)].map(([path]) => path)

describe('the image', () => {
  test('copies what is there, and all that the sources of the pages are made of', () => {
    const copied = all('COPY').filter((line) => !line.includes('--from')).flatMap((line) => line.replace(/--\S+ /g, '').split(' ').slice(0, -1))
    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true)
    const sources = /const sources = \[([^\]]+)\]/.exec(read('engine/cli/build.ts'))?.[1]?.match(/[\w./-]+/g) ?? []
    expect(sources.length).toBeGreaterThan(3)
    for (const source of [...sources, 'prisma', 'definitions', 'package.json']) expect(copied).toContain(source)
  })

  test('is built by a Node that runs Pitlane, and runs as nobody in particular', () => {
    for (const from of all('FROM')) expect(Number(/^node:(\d+)-slim/.exec(from)?.[1])).toBeGreaterThanOrEqual(Number(/\d+/.exec(manifest.engines.node)?.[0]))
    const words = instructions.map(([word]) => word)
    expect(all('USER')).toEqual(['node'])
    expect(words.indexOf('USER')).toBeLessThan(words.indexOf('CMD'))
  })

  test('runs programs that there are, and is asked at a door that there is', () => {
    expect(programs(dockerfile)).toEqual(['engine/cli/launch.mjs', 'engine/cli/start.ts'])
    for (const path of [...programs(dockerfile), ...programs(compose)]) expect(existsSync(join(root, path)), path).toBe(true)
    for (const [, script] of dockerfile.matchAll(/launch\.mjs (\w+)/g)) expect(existsSync(join(root, `engine/cli/${script}.ts`))).toBe(true)
    expect(JSON.parse(all('CMD')[0] ?? '')).toEqual(['node', '--disable-warning=ExperimentalWarning', 'engine/cli/start.ts'])
    const [, code] = /"-e", "(.+)"\]$/.exec(all('HEALTHCHECK')[0] ?? '') ?? []
    expect(() => new Function(code ?? '(')).not.toThrow()
    expect(code).toContain('/healthz')
  })

  test('sets only variables that mean something', () => {
    const names = all('ENV').flatMap((line) => [...line.matchAll(/([A-Z0-9_]+)=/g)].map(([, name]) => name ?? ''))
    expect(names.filter((name) => !['NODE_ENV', 'NODE_OPTIONS', 'NEXT_TELEMETRY_DISABLED', ...environmentNames].includes(name))).toEqual([])
  })

  test('bounds its memory as npm start does', () => {
    expect(all('ENV').join(' ')).toContain(`NODE_OPTIONS=${heapBound('start', [], {}).join(' ')}`)
  })
})

/** Sections and keys by indentation, as the file is written: enough for what is asked of it here. */
function section(path: readonly string[]): string {
  let lines = compose.split('\n')
  path.forEach((key, depth) => {
    const indent = '  '.repeat(depth)
    const begin = lines.findIndex((line) => line.startsWith(`${indent}${key}:`))
    if (begin < 0) throw new Error(`compose.yaml has no ${path.slice(0, depth + 1).join('.')}`)
    const length = lines.slice(begin + 1).findIndex((line) => line.trim() !== '' && !line.startsWith(`${indent} `))
    lines = lines.slice(begin + 1, length < 0 ? undefined : begin + 1 + length)
  })
  return lines.join('\n')
}

describe('compose.yaml', () => {
  test('runs a PostgreSQL, servers and a worker, each after what it needs', () => {
    expect(section(['services', 'database'])).toContain('image: postgres:18')
    expect(section(['services', 'server'])).toMatch(/replicas: [2-9]/)
    expect(section(['services', 'server', 'depends_on', 'database'])).toContain('service_healthy')
    expect(section(['services', 'worker', 'depends_on', 'server'])).toContain('service_healthy')
    expect(section(['services', 'worker'])).toContain('"engine/cli/pitlane.ts", "worker"')
  })

  test('sets only variables that there are, takes secrets from outside, and lets the worker do the jobs', () => {
    const names = (text: string): readonly string[] => [...text.matchAll(/^\s+([A-Z0-9_]+):/gm)].map(([, name]) => name ?? '')
    const own = [...names(section(['x-pitlane', 'environment'])), ...names(section(['services', 'server', 'environment']))]
    expect(own.filter((name) => !environmentNames.includes(name))).toEqual([])
    expect(own).toEqual(expect.arrayContaining(['DATABASE_URL', 'NEXTAUTH_SECRET', 'PITLANE_WORKER']))
    const known = [...environmentNames, 'POSTGRES_PASSWORD']
    for (const [, name] of compose.matchAll(/\$\{([A-Z0-9_]+)/g)) expect(known).toContain(name)
    for (const secret of ['POSTGRES_PASSWORD', 'NEXTAUTH_SECRET']) for (const [given] of compose.matchAll(new RegExp(`\\$\\{${secret}[^}]*\\}`, 'g'))) expect(given).toContain(':?')
    expect(section(['services', 'server', 'environment'])).toContain('PITLANE_WORKER: "off"')
    expect(compose.includes('\t')).toBe(false)
  })

  test('gives processes longer to end than they take', () => {
    expect(Number(/stop_grace_period: (\d+)s/.exec(compose)?.[1])).toBeGreaterThan(10)
  })
})
