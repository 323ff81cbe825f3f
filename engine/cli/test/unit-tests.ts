import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Result, show } from './check.ts'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** Runs vitest and counts its tests; a file that could not even be loaded counts as one failed. */
export async function unitTests(root: string): Promise<Result> {
  const file = join(root, 'test-results', 'vitest.json')
  rmSync(file, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await show(root, join(root, 'node_modules', 'vitest', 'vitest.mjs'), args)
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  const failed = report.numFailedTests + unloaded
  // Mistakes outside of any test (an unhandled rejection) show in the exit code alone.
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}
