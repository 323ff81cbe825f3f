import { spawn } from 'node:child_process'

/** Nothing we started goes on without us. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill()
})

/** Runs a program quietly. Rejects with the end of what it printed. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    running.add(child)
    child.on('close', () => running.delete(child))
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('exit', (code, signal) => (code === 0 ? resolve(output) : reject(Object.assign(new Error(output.trim() || `${program} ended with ${signal ?? code}`), { output, code }))))
  })
}

/** Runs npm: the one that runs us, else the one on the path. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? run(process.execPath, [own, ...args], options) : run('npm', args, { ...options, shell: process.platform === 'win32' })
}
