import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, step } from './progress.mjs'
import { npm } from './run.mjs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether node_modules holds what package-lock.json asks for; npm keeps its own list of what it installed. */
function isInstalled(root) {
  const list = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const present = read(list)
  return Object.entries(read(join(root, 'package-lock.json'))).every(([path, { version, optional, link }]) => path === '' || optional || link || present[path]?.version === version)
}

/** Runs `npm ci` where something is missing. */
export async function installPackages(root) {
  if (isInstalled(root)) return
  await step('Installing packages', async () => {
    try {
      await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
    } catch (error) {
      throw new Refusal(`The packages could not be installed:\n${error.message.split('\n').slice(0, 12).join('\n')}`, hintFor(error.message))
    }
  })
}

function hintFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output)) return 'The npm registry cannot be reached. Check the internet connection or proxy (npm config get registry), then start again.'
  if (/ENOSPC/.test(output)) return 'The disk is full. About 1.5 GB are needed.'
  if (/EACCES|EPERM/.test(output)) return 'A file in node_modules belongs to another user. Delete the folder node_modules and start again.'
  return 'Run "npm ci" to see all of it, then start again.'
}
