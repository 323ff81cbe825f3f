/** `npm test`: the build, the checks, unit and browser tests; ends with one line `N passed, N failed`. */
import { resolve } from 'node:path'
import { buildPages } from './build.ts'
import { step } from './launch/progress.mjs'
import { printError } from './report.ts'
import { browserTests } from './test/browser-tests.ts'
import { check, type Result } from './test/check.ts'
import { unitTests } from './test/unit-tests.ts'

const root = resolve(import.meta.dirname, '../..')
const bin = (path: string): string => resolve(root, 'node_modules', path)

/** In this order: the build writes declarations that the type check reads. */
const stages: readonly (() => Promise<Result>)[] = [
  () => check(() => buildPages(root)),
  () => check(() => step('Checking types', () => node(bin('typescript/bin/tsc'), ['--noEmit', '-p', root]))),
  () => check(() => step('Checking style', () => node(bin('@biomejs/biome/bin/biome'), ['check', '--colors=off', '--diagnostic-level=warn', root]))),
  () => step('Running unit and integration tests', () => unitTests(root)),
  () => step('Running browser tests', () => browserTests(root)),
]

async function node(script: string, args: readonly string[]): Promise<void> {
  const { run } = await import('./launch/run.mjs')
  await run(process.execPath, [script, ...args], { cwd: root })
}

const total = { passed: 0, failed: 0 }
for (const stage of stages) {
  const { passed, failed } = await stage().catch((error: unknown) => {
    printError(error)
    return { passed: 0, failed: 1 }
  })
  total.passed += passed
  total.failed += failed
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
