/** `npm run torture [NAME …]`: every program of tests/torture, one after the other, with a line for each at the end. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../tests/torture')
const asked = process.argv.slice(2)
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''))

function run(name: string): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(folder, `${name}.ts`)], { stdio: 'inherit' })
    child.once('exit', (code) => done(code ?? 1))
  })
}

const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are ${all.join(', ')}.`)
  process.exit(2)
}
const lines: string[] = []
let failed = 0
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n— ${name}`)
  const begin = performance.now()
  const code = await run(name)
  if (code !== 0) failed++
  lines.push(`${code === 0 ? 'holds ' : 'FAILED'}  ${name}  ${Math.round((performance.now() - begin) / 1000)} s`)
}
console.log(`\n${lines.join('\n')}\n${lines.length - failed} hold, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
