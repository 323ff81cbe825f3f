import { spawn } from 'node:child_process'

export interface Result {
  readonly passed: number
  readonly failed: number
}

/** A check counts as one: passed, or failed with what it printed. */
export async function check(work: () => Promise<unknown>): Promise<Result> {
  try {
    await work()
    return { passed: 1, failed: 0 }
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1 }
  }
}

/** Runs a Node script whose output is shown as it comes; answers its exit code. */
export function show(root: string, script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
